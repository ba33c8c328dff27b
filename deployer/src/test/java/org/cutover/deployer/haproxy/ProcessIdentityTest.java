package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  private static ProcessIdentity at(int pid, int uptime, int now) {
    String text = "Name: HAProxy\nPid: " + pid + "\nUptime: 0d\nUptime_sec: " + uptime + "\n";
    return ProcessIdentity.parse(text, Duration.ofSeconds(now));
  }

  @Test
  void shouldBeTheSameProcessWhenItHasOnlyGrownOlder() {
    assertThat(at(7, 160, 1061).replaced(at(7, 100, 1000))).isFalse();
  }

  @Test
  void shouldBeAnotherProcessWhenItsNumberOrItsAgeSaysSo() {
    assertThat(at(8, 160, 1060).replaced(at(7, 100, 1000))).isTrue();
    assertThat(at(7, 2, 1060).replaced(at(7, 100, 1000))).isTrue();
    assertThat(at(7, 200, 1300).replaced(at(7, 100, 1000))).isTrue();
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertThatThrownBy(() -> ProcessIdentity.parse("Pid: 1\n", Duration.ZERO))
        .hasMessage("'show info' has no Uptime_sec");
  }
}
