package org.cutover.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void shouldAgreeWithRWhenAdjusting() {
    // R: p.adjust(c(0.04, 0.001, 0.03, 0.5), "holm")
    List<OptionalDouble> adjusted = Holm.adjust(list(0.04, 0.001, 0.03, 0.5));
    double[] expected = {0.09, 0.004, 0.09, 0.5};
    for (int i = 0; i < expected.length; i++) {
      assertThat(adjusted.get(i).orElseThrow()).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void shouldLeaveUndefinedOnesOutOfTheFamily() {
    List<OptionalDouble> adjusted =
        Holm.adjust(
            List.of(OptionalDouble.of(0.02), OptionalDouble.empty(), OptionalDouble.of(0.03)));
    assertThat(adjusted)
        .containsExactly(OptionalDouble.of(0.04), OptionalDouble.empty(), OptionalDouble.of(0.04));
  }

  @Test
  void shouldNeverExceedOne() {
    assertThat(Holm.adjust(list(0.9, 0.8))).containsOnly(OptionalDouble.of(1));
  }

  private static List<OptionalDouble> list(double... values) {
    return java.util.Arrays.stream(values).mapToObj(OptionalDouble::of).toList();
  }
}
