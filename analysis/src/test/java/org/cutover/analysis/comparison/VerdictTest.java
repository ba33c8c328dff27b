package org.cutover.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cutover.analysis.Archives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  @TempDir private Path folder;

  @Test
  void shouldBeHarmWhenHigherIsWorseAndSurelyHigher() {
    assertThat(average(List.of(10, 11, 12), List.of(20, 21, 22)).kind())
        .isEqualTo(Verdict.Kind.HARM);
  }

  @Test
  void shouldBeBetterWhenSurelyLower() {
    assertThat(average(List.of(20, 21, 22), List.of(10, 11, 12)).kind())
        .isEqualTo(Verdict.Kind.BETTER);
  }

  @Test
  void shouldBeHarmWhenGoodputFalls() {
    String header = Archives.HEADER.strip() + ",goodput_rps\n";
    StringBuilder rows = new StringBuilder(header);
    for (int run = 1; run <= 3; run++) {
      rows.append("low,none,").append(run).append(",9,1,1,1,1,0,0,").append(100 + run).append('\n');
      rows.append("low,success,")
          .append(run)
          .append(",9,1,1,1,1,0,0,")
          .append(50 + run)
          .append('\n');
    }
    Comparison goodput =
        analysis(rows.toString()).comparisons().stream()
            .filter(c -> c.metric().id().equals("goodput_rps"))
            .findFirst()
            .orElseThrow();
    assertThat(goodput.verdict().kind()).isEqualTo(Verdict.Kind.HARM);
    assertThat(goodput.margin()).isEmpty();
  }

  @Test
  void shouldBeEquivalentWhenTheDifferenceIsSureAndTooSmallToMatter() {
    Verdict verdict = average(List.of(1000, 1001, 1002), List.of(1010, 1011, 1012));
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.EQUIVALENT);
  }

  @Test
  void shouldSayHowManyRepetitionsWouldSettleItWhenInconclusive() {
    Verdict verdict = average(List.of(100, 150, 200), List.of(120, 170, 240));
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
    assertThat(verdict.repetitionsNeeded().orElseThrow()).isBetween(20L, 200L);
  }

  @Test
  void shouldComeFromTheBoundWhenThereIsNoErrorAnywhere() {
    Comparison few = errorRate(300, 0);
    assertThat(few.test("welch").orElseThrow().p()).isEmpty();
    assertThat(few.holm()).isEmpty();
    assertThat(few.verdict().kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
    // 2995 requests without an error bring the bound to 0.1 %: ten trials of 300.
    assertThat(few.verdict().repetitionsNeeded()).hasValue(10);
    assertThat(few.warnings())
        .containsExactly(
            "no error on either side; the rate is below 0.498 % with 95 % confidence,"
                + " taking requests as independent");
    assertThat(errorRate(2000, 0).verdict().kind()).isEqualTo(Verdict.Kind.EQUIVALENT);
  }

  @Test
  void shouldNotUseTheBoundWhenOneSideHasErrors() {
    assertThat(errorRate(300, 3).verdict().kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
    assertThat(errorRate(300, 3).verdict().repetitionsNeeded()).isEmpty();
  }

  private Verdict average(List<Integer> control, List<Integer> scenario) {
    StringBuilder rows = new StringBuilder(Archives.HEADER);
    for (int i = 0; i < control.size(); i++) {
      rows.append(row("none", i + 1, 100, control.get(i), 0));
      rows.append(row("success", i + 1, 100, scenario.get(i), 0));
    }
    return comparison(rows.toString(), "avg_ms").verdict();
  }

  private Comparison errorRate(int samples, int errors) {
    StringBuilder rows = new StringBuilder(Archives.HEADER);
    for (int run = 1; run <= 2; run++) {
      rows.append(row("none", run, samples, 10, 0));
      rows.append(row("success", run, samples, 10, errors));
    }
    return comparison(rows.toString(), MetricCatalogue.ERROR_RATE);
  }

  private Comparison comparison(String trials, String metric) {
    return analysis(trials).comparisons().stream()
        .filter(c -> c.metric().id().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private Analysis analysis(String trials) {
    return Analysis.of(Archives.read(Archives.of(folder, "", trials)), Mode.RECOMPUTED);
  }

  private static String row(String scenario, int run, int samples, int average, int errors) {
    return "low,"
        + scenario
        + ","
        + run
        + ","
        + samples
        + ","
        + average
        + ",1,99,5,"
        + errors
        + ",0\n";
  }
}
