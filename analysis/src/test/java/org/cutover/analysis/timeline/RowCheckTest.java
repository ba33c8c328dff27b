package org.cutover.analysis.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.samples.RowStatistics;
import org.junit.jupiter.api.Test;

class RowCheckTest {
  private static final RowStatistics SAMPLES =
      new RowStatistics(
          3, 1, 0, 0, 7000, 20, new RowStatistics.ResponseTimes(2, 12, 6, 12, 12, 12));

  @Test
  void shouldFindNothingWhereRowAndSamplesAgree() {
    Trial exact = trial(3, 20 / 3.0, 1, 100 / 3.0, Map.of("p50_ms", 6.0, "missed", 9.0));
    assertThat(RowCheck.differences(exact, SAMPLES)).isEmpty();
  }

  @Test
  void shouldTakeARoundedValueForWhatItWasRoundedFrom() {
    assertThat(RowCheck.differences(trial(3, 7, 1, 33.3, Map.of()), SAMPLES)).isEmpty();
    assertThat(RowCheck.differences(trial(3, 6.7, 1, 33.33, Map.of()), SAMPLES)).isEmpty();
  }

  @Test
  void shouldNameEveryColumnThatDisagrees() {
    Trial trial = trial(4, 6.6, 2, 33.4, Map.of("p99_ms", 11.0, "cut", 1.0));
    assertThat(RowCheck.differences(trial, SAMPLES))
        .containsExactly(
            new RowCheck.Difference("samples", 4, 3),
            new RowCheck.Difference("avg_ms", 6.6, 20 / 3.0),
            new RowCheck.Difference("errors", 2, 1),
            new RowCheck.Difference("error_rate_pct", 33.4, 100 / 3.0),
            new RowCheck.Difference("p99_ms", 11, 12),
            new RowCheck.Difference("cut", 1, 0));
  }

  private static Trial trial(
      long samples, double avg, long errors, double rate, Map<String, Double> further) {
    return new Trial(
        new CellKey("low", "none", ""),
        1,
        samples,
        avg,
        2,
        12,
        OptionalDouble.of(3 / 7.0),
        errors,
        rate,
        further,
        false,
        Optional.empty());
  }
}
