package org.cutover.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cutover.lab.HostUse;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final long SECOND = 1_000_000_000L;

  private final Looks looks = new Looks();

  private Optional<Double> look(long nanos, long cpuNanos) {
    HostUse use = new HostUse("db-A", cpuNanos, 0, Optional.empty());
    return looks.add(0, nanos, use).map(Observation::cpuPct);
  }

  @Test
  void shouldTellTheShareOfAProcessorSinceTheLookBefore() {
    assertThat(look(0, 5 * SECOND)).isEmpty();
    assertThat(look(SECOND, 5 * SECOND + SECOND / 4)).contains(25.0);
    assertThat(look(3 * SECOND, 6 * SECOND + SECOND / 4)).contains(50.0);
  }

  @Test
  void shouldLeaveLooksThatCatchUpToTheNextOne() {
    assertThat(look(0, 0)).isEmpty();
    assertThat(look(4 * SECOND, 4 * SECOND)).contains(100.0);
    assertThat(look(4 * SECOND + 1000, 5 * SECOND)).isEmpty();
    assertThat(look(6 * SECOND, 6 * SECOND)).contains(100.0);
  }

  @Test
  void shouldStartAnewWhenTheHostDid() {
    assertThat(look(0, 9 * SECOND)).isEmpty();
    assertThat(look(SECOND, SECOND)).isEmpty();
    assertThat(look(2 * SECOND, 2 * SECOND)).contains(100.0);
  }
}
