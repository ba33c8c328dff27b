package org.cutover.deployer.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cutover.deployer.clock.ClockOffset;
import org.cutover.deployer.clock.HostTime;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.ssh.CommandResult;
import org.cutover.deployer.ssh.Host;
import org.junit.jupiter.api.Test;

class ClockProbeTest {
  private final List<List<?>> asked = new ArrayList<>();

  /** A host that is asked, and never told to change anything. */
  private Host host(CommandResult answer) {
    return (Host)
        Proxy.newProxyInstance(
            Host.class.getClassLoader(),
            new Class<?>[] {Host.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "ask" -> {
                    asked.add((List<?>) arguments[0]);
                    yield answer;
                  }
                  case "endpoint" -> new Endpoint("far", 22);
                  default -> throw new AssertionError(method);
                });
  }

  private static HostTime now(long aheadMillis) {
    return HostTime.ofMillis(System.currentTimeMillis() + aheadMillis);
  }

  @Test
  void shouldFindAClockThatIsAhead() {
    ClockOffset offset = ClockProbe.ask(() -> now(3_600_000));
    assertThat(offset.low()).isLessThanOrEqualTo(3_600_000_000L);
    assertThat(offset.high()).isGreaterThanOrEqualTo(3_600_000_000L - 1000);
    assertThat(offset.width()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void shouldAskAgainOnlyWhenTheAnswerTellsLittle() {
    List<Integer> questions = new ArrayList<>();
    ClockOffset offset =
        ClockProbe.ask(
            () -> {
              questions.add(1);
              return questions.size() == 1 ? new HostTime(0, Long.MAX_VALUE / 2) : now(0);
            });
    assertThat(questions).hasSize(2);
    assertThat(offset.width()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void shouldAskByACommandOfWords() {
    ClockOffset offset =
        ClockProbe.ask(host(new CommandResult(0, "1700000000N\n", "")), Duration.ofSeconds(5));
    assertThat(offset.millis()).isNegative();
    assertThat(asked).hasSize(2).containsOnly(List.of("date", "+%s%N"));
  }

  @Test
  void shouldSayWhatTheHostAnsweredWhenItIsNoTime() {
    assertThatThrownBy(
            () ->
                ClockProbe.ask(
                    host(new CommandResult(127, "", "date: not found\n")), Duration.ofSeconds(5)))
        .hasMessage("far:22: 'date' says exit code 127: date: not found");
  }
}
