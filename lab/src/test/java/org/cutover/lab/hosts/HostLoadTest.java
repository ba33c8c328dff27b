package org.cutover.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostLoadTest {
  @Test
  void shouldSumUpEachHostsSecondsWithinTheSpanOnly() {
    List<Observation> seen =
        List.of(
            new Observation(999, "db-A", 400, 9000, Optional.of(100.0)),
            new Observation(1000, "db-A", 20, 700, Optional.of(100.0)),
            new Observation(1000, "app-A", 10, -1, Optional.empty()),
            new Observation(2000, "db-A", 90, 650, Optional.of(100.0)),
            new Observation(2000, "app-A", 30, -1, Optional.empty()),
            new Observation(3000, "db-A", 400, 9000, Optional.of(100.0)));
    assertThat(HostLoad.between(1000, 3000, seen))
        .containsExactly(
            new HostLoad("app-A", 2, 20, 30, Optional.empty(), 0, -1),
            new HostLoad("db-A", 2, 55, 90, Optional.of(100.0), 1, 700));
  }

  @Test
  void shouldCallAHostSaturatedFromATenthOfTheTimeAtItsLimit() {
    assertThat(saturated(2, 20)).isTrue();
    assertThat(saturated(1, 20)).isFalse();
    assertThat(saturated(0, 1)).isFalse();
  }

  @Test
  void shouldNotCallAHostSaturatedThatHasNoLimit() {
    assertThat(
            HostLoad.between(0, 9, List.of(new Observation(1, "app-A", 3200, 1, Optional.empty()))))
        .noneMatch(HostLoad::saturated);
  }

  private static boolean saturated(int busy, int seconds) {
    List<Observation> seen = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      seen.add(new Observation(i, "lb-A", i < busy ? 45 : 44.9, 1, Optional.of(50.0)));
    }
    return HostLoad.between(0, seconds, seen).get(0).saturated();
  }
}
