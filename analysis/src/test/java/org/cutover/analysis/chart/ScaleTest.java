package org.cutover.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void shouldPlaceValuesBetweenItsEnds() {
    assertThat(Scale.linear(-10, 30).place(0)).isCloseTo(0.25, within(1e-12));
    assertThat(Scale.logarithmic(10, 1000).place(100)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void shouldHaveRoundTicksAndNoMoreThanAsked() {
    assertThat(labels(Scale.linear(-7, 23), 12)).containsExactly("−5", "0", "5", "10", "15", "20");
    assertThat(labels(Scale.linear(0, 0.35), 4)).containsExactly("0", "0.1", "0.2", "0.3");
    assertThat(labels(Scale.linear(0, 1_234_567), 3)).containsExactly("0", "500000", "1000000");
    assertThat(labels(Scale.linear(99, 100), 2)).containsExactly("99", "99.5", "100");
  }

  @Test
  void shouldTakeStepsOfDecadesWhereThereIsNoRoomForMore() {
    Scale scale = Scale.logarithmic(50, 60_000);
    assertThat(labels(scale, 4)).containsExactly("100", "1000", "10000");
    assertThat(labels(scale, 12)).startsWith("50", "100", "200", "500").endsWith("50000");
  }

  @Test
  void shouldHaveRoomForASingleValue() {
    assertThat(Scale.linear(5, 5).place(5)).isZero();
    assertThat(Scale.logarithmic(5, 5).place(5)).isZero();
  }

  private static List<String> labels(Scale scale, int most) {
    return scale.ticks(most).stream().map(Scale::label).toList();
  }
}
