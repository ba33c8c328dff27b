package org.cutover.loadgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.loadgen.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ThresholdTest {
  private static final Summary SUMMARY =
      new Summary(1000, 20.25, 1, 700, 100, 12, 1.2, 98.8, 18, 500, 600, 610, 3, 2);

  @ParameterizedTest
  @CsvSource({
    "error_rate_pct>1, true",
    "error_rate_pct>1.2, false",
    "error_rate_pct>=1.2, true",
    "p95_ms > 500, false",
    "p95_ms>=500, true",
    "goodput_rps<99, true",
    "goodput_rps<=98.8, true",
    "goodput_rps<98.8, false",
    "avg_ms>20.25, false",
    "avg_ms>20.249, true",
  })
  void shouldTellOneSideOfTheBoundFromTheOther(String text, boolean crossed) {
    assertThat(Threshold.parse(text).crossed(SUMMARY)).isEqualTo(crossed);
  }

  @Test
  void shouldSayWhatTheFigureWas() {
    assertThat(Threshold.parse(" p95_ms >= 500 ").message(SUMMARY))
        .isEqualTo("threshold crossed: p95_ms>=500: it was 500");
    assertThat(Threshold.parse("error_rate_pct>0.5").message(SUMMARY))
        .isEqualTo("threshold crossed: error_rate_pct>0.5: it was 1.2000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p95>500", "p95_ms=500", "p95_ms>", "p95_ms>1s", "", "error_rate_pct"})
  void shouldNameTheFiguresWhenABoundCannotBeRead(String text) {
    assertThatThrownBy(() -> Threshold.parse(text))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            "load: --fail-if '"
                + text
                + "': write a figure, one of < <= > >= and a number, such as 'error_rate_pct>1';"
                + " figures: samples, avg_ms, min_ms, max_ms, throughput_rps, errors,"
                + " error_rate_pct, goodput_rps, p50_ms, p95_ms, p99_ms, missed, cut");
  }
}
