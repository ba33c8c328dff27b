package org.cutover.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateBoundTest {
  @Test
  void shouldAgreeWithClopperAndPearsonWhenNothingWasCounted() {
    // R: 100 * binom.test(0, 300, alternative = "less")$conf.int[2]
    assertThat(RateBound.upperPct(300, 0.05)).isCloseTo(0.993607, within(1e-5));
  }

  @Test
  void shouldAskForJustEnoughRequests() {
    long requests = RateBound.requestsFor(0.1, 0.05);
    assertThat(RateBound.upperPct(requests, 0.05)).isLessThanOrEqualTo(0.1);
    assertThat(RateBound.upperPct(requests - 1, 0.05)).isGreaterThan(0.1);
  }
}
