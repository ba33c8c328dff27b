package org.cutover.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.cutover.analysis.Archives;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.statistics.TestResult;
import org.cutover.analysis.table.Numbers;
import org.junit.jupiter.api.Test;

/** The study's numbers, from the study's trials. */
class StudyTest {
  private final Analysis recomputed = Analysis.of(Archives.read(Archives.study()), Mode.RECOMPUTED);
  private final Analysis published =
      Analysis.of(Archives.read(Archives.study()), Mode.AS_PUBLISHED);

  @Test
  void shouldReproduceAll18PrintedPValuesAsPublished() throws IOException {
    List<String> printed =
        Files.readAllLines(Archives.study().resolve("published.csv")).stream()
            .filter(line -> line.startsWith("5."))
            .toList();
    assertThat(printed).hasSize(18);
    for (String line : printed) {
      String[] row = line.split(",", -1);
      String metric = List.of("error_rate_pct", "avg_ms", "max_ms").get(row[0].charAt(2) - '1');
      double p = result(published, metric, row[1], row[2], "student").p().orElseThrow();
      assertThat(Numbers.fixed(p, 3)).as(line).isEqualTo(row[3]);
    }
  }

  @Test
  void shouldReproduceThePrintedMeansOfResponseTimes() throws IOException {
    List<String> printed =
        Files.readAllLines(Archives.study().resolve("published.csv")).stream()
            .filter(line -> line.startsWith("4.2,") || line.startsWith("4.3,"))
            .toList();
    assertThat(printed).hasSize(18);
    for (String line : printed) {
      String[] row = line.split(",", -1);
      String metric = row[0].equals("4.2") ? "avg_ms" : "max_ms";
      CellValues cell =
          recomputed.cells().stream()
              .filter(c -> c.metric().id().equals(metric))
              .filter(c -> c.cell().equals(new CellKey(row[1], row[2], "")))
              .findFirst()
              .orElseThrow();
      double mean = cell.summary().orElseThrow().mean();
      assertThat(Numbers.fixed(mean, 0)).as(line).isEqualTo(row[3]);
    }
  }

  @Test
  void shouldComputeWelchFromTheCountsByDefault() {
    double p = result(recomputed, "avg_ms", "low", "success", "welch").p().orElseThrow();
    assertThat(p).isCloseTo(2.352265e-6, within(2.352265e-12));
  }

  @Test
  void shouldRecomputeMisprintedErrorRatesUnlessAskedNotTo() {
    assertThat(mean(recomputed, "low", "failure")).isEqualTo("0.007");
    assertThat(mean(published, "low", "failure")).isEqualTo("0.025");
  }

  @Test
  void shouldGiveAVerdictOnEachOf18Comparisons() {
    assertThat(recomputed.comparisons()).hasSize(18);
    assertThat(verdict("error_rate_pct", "low", "success")).isEqualTo(Verdict.Kind.EQUIVALENT);
    assertThat(verdict("error_rate_pct", "medium", "failure")).isEqualTo(Verdict.Kind.HARM);
    assertThat(verdict("error_rate_pct", "high", "success")).isEqualTo(Verdict.Kind.INCONCLUSIVE);
    assertThat(verdict("avg_ms", "low", "success")).isEqualTo(Verdict.Kind.HARM);
  }

  @Test
  void shouldWarnOfMaximaThatWereCutOff() {
    assertThat(comparison(recomputed, "max_ms", "high", "failure").warnings())
        .contains("high/failure: 9 of 10 maxima are 68031 ms; they look cut off at a timeout")
        .contains("high/none: 6 of 10 maxima are 68031 ms; they look cut off at a timeout");
  }

  @Test
  void shouldWarnWhenTheTestsDisagree() {
    assertThat(comparison(recomputed, "error_rate_pct", "medium", "success").warnings())
        .containsExactly(
            "the tests disagree: Welch and Mann-Whitney fall on different sides of alpha");
  }

  private Verdict.Kind verdict(String metric, String level, String scenario) {
    return comparison(recomputed, metric, level, scenario).verdict().kind();
  }

  private static String mean(Analysis analysis, String level, String scenario) {
    CellValues cell = comparison(analysis, "error_rate_pct", level, scenario).scenario();
    return Numbers.fixed(cell.summary().orElseThrow().mean(), 3);
  }

  private static TestResult result(
      Analysis analysis, String metric, String level, String scenario, String test) {
    return comparison(analysis, metric, level, scenario).test(test).orElseThrow();
  }

  private static Comparison comparison(
      Analysis analysis, String metric, String level, String scenario) {
    CellKey cell = new CellKey(level, scenario, "");
    return analysis.comparisons().stream()
        .filter(c -> c.metric().id().equals(metric) && c.scenario().cell().equals(cell))
        .findFirst()
        .orElseThrow();
  }
}
