package org.cutover.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private static final double[] CONTROL = {9, 10, 11, 10};

  @Test
  void shouldAgreeWithTheTextbookWhenOneStandardDeviationApart() {
    // Two groups a standard deviation apart, 5 %, 80 %: 17 a group by exact power (G*Power, R).
    double[] scenario = shifted(Math.sqrt(2.0 / 3));
    assertThat(needed(scenario, OptionalDouble.empty(), 1)).hasValue(17);
  }

  @Test
  void shouldNeedMoreWhenMoreComparisonsShareAlpha() {
    double[] scenario = shifted(1);
    assertThat(needed(scenario, OptionalDouble.empty(), 6).orElseThrow())
        .isGreaterThan(needed(scenario, OptionalDouble.empty(), 1).orElseThrow());
  }

  @Test
  void shouldTakeTheShorterWayWhenTheDifferenceIsWellInsideTheMargin() {
    double[] scenario = shifted(0.01);
    assertThat(needed(scenario, OptionalDouble.of(1), 1).orElseThrow()).isLessThan(20);
    assertThat(needed(scenario, OptionalDouble.empty(), 1).orElseThrow()).isGreaterThan(10_000);
  }

  @Test
  void shouldBeEmptyWhenNoNumberWouldDo() {
    assertThat(needed(shifted(0), OptionalDouble.empty(), 1)).isEmpty();
    assertThat(needed(new double[] {1}, OptionalDouble.of(1), 1)).isEmpty();
  }

  private static java.util.OptionalInt needed(
      double[] scenario, OptionalDouble margin, int family) {
    return Repetitions.needed(scenario, CONTROL, new Question(0.05, margin), family, 0.8);
  }

  private static double[] shifted(double by) {
    return java.util.Arrays.stream(CONTROL).map(x -> x + by).toArray();
  }
}
