package org.cutover.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cutover.lab.HostUse;
import org.junit.jupiter.api.Test;

class MachineUseTest {
  private static final String MEMORY =
      "MemTotal:       24683928 kB\nMemFree:          514928 kB\nMemAvailable:   23659928 kB\n";

  @Test
  void shouldCountAllButIdleTimeAndWaitingForTheDisk() {
    String stat = "cpu  100 20 30 5000 600 1 2 40 7 8\ncpu0 1 1 1 1 1 1 1 1 1 1\nintr 1\n";
    assertThat(MachineUse.of(stat, MEMORY, 2))
        .contains(new HostUse("machine", 1_930_000_000L, 1000L << 20, Optional.of(2.0)));
  }

  @Test
  void shouldSayNothingWhereTheFilesAreOfAnotherForm() {
    assertThat(MachineUse.of("cpu  1 2 3\n", MEMORY, 2)).isEmpty();
    assertThat(MachineUse.of("", MEMORY, 2)).isEmpty();
    assertThat(MachineUse.of("cpu  1 2 3 4 5 6 7 8\n", "", 2).orElseThrow().memoryBytes())
        .isEqualTo(-1);
  }
}
