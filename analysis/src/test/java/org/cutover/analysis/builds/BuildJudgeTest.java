package org.cutover.analysis.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.cutover.analysis.Archives;
import org.cutover.analysis.archive.Margin;
import org.cutover.analysis.builds.BuildVerdict.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildJudgeTest {
  private static final List<Double> CONTROL = List.of(99.0, 100.0, 101.0);

  @TempDir private Path folder;

  @Test
  void shouldBeNotWorseWhenTheWorseningIsSureAndWithinTheMargin() {
    BuildComparison average = average(List.of(150.0, 151.0, 152.0), List.of(154.0, 155.0, 156.0));
    assertThat(average.gate().getAsDouble()).isLessThan(0.05);
    assertThat(average.verdict().kind()).isEqualTo(Kind.NOT_WORSE);
    assertThat(average.tested().margin()).hasValue(10);
  }

  @Test
  void shouldBeWorseWhenTheWorseningIsSureAndNotShownToBeWithinTheMargin() {
    assertThat(average(List.of(150.0, 151.0, 152.0), List.of(170.0, 171.0, 172.0)).verdict())
        .isEqualTo(BuildVerdict.of(Kind.WORSE));
  }

  @Test
  void shouldBeBetterWhenTheImprovementIsSure() {
    BuildComparison average = average(List.of(170.0, 171.0, 172.0), List.of(150.0, 151.0, 152.0));
    assertThat(average.verdict()).isEqualTo(BuildVerdict.of(Kind.BETTER));
    assertThat(average.worstLeft().getAsDouble()).isNegative();
  }

  @Test
  void shouldBeNotWorseWhenALargeImprovementIsNotSure() {
    BuildComparison average = average(List.of(140.0, 150.0, 160.0), List.of(115.0, 125.0, 135.0));
    assertThat(average.gate().getAsDouble()).isGreaterThan(0.05);
    assertThat(average.tested().tost().p().getAsDouble()).isGreaterThan(0.5);
    assertThat(average.verdict()).isEqualTo(BuildVerdict.of(Kind.NOT_WORSE));
  }

  @Test
  void shouldSayHowManyTrialsWouldSettleItWhenNeitherIsShown() {
    BuildVerdict verdict =
        average(List.of(140.0, 150.0, 160.0), List.of(142.0, 152.0, 162.0)).verdict();
    assertThat(verdict.kind()).isEqualTo(Kind.INCONCLUSIVE);
    assertThat(verdict.repetitionsNeeded().orElseThrow()).isBetween(10L, 40L);
  }

  @Test
  void shouldBeOpenWithoutANumberWhenThereIsOneTrialASide() {
    BuildComparison average = average(List.of(150.0), List.of(170.0));
    assertThat(average.verdict()).isEqualTo(BuildVerdict.of(Kind.INCONCLUSIVE));
    assertThat(average.tested().difference()).hasValue(20);
    assertThat(average.warnings()).contains("not tested: at least two trials a side are needed");
  }

  @Test
  void shouldCancelOutWhatAnotherMachineAddsToAllCells() {
    Path a = TestBuilds.archive(folder.resolve("a"), CONTROL, List.of(150.0, 151.0, 152.0));
    Path b =
        TestBuilds.archive(
            folder.resolve("b"), List.of(299.0, 300.0, 301.0), List.of(350.0, 351.0, 352.0));
    BuildAnalysis effects = analysis(a, b, Design.EFFECTS);
    assertThat(average(effects).verdict().kind()).isEqualTo(Kind.NOT_WORSE);
    assertThat(average(effects).tested().difference()).hasValue(0);
    assertThat(effects.controls())
        .filteredOn(Controls::differ)
        .extracting(controls -> controls.metric().id())
        .containsExactly("avg_ms");
    assertThat(average(analysis(a, b, Design.CELLS)).verdict().kind()).isEqualTo(Kind.WORSE);
  }

  @Test
  void shouldBoundTheRateWhenNobodySawAnError() {
    Path a = TestBuilds.archive(folder.resolve("a"), CONTROL, CONTROL);
    BuildComparison cells = errors(analysis(a, a, Design.CELLS));
    assertThat(cells.verdict()).isEqualTo(BuildVerdict.of(Kind.NOT_WORSE));
    // 3 trials of 10,000 requests: 1 − 0.05^(1/30000).
    assertThat(cells.worstLeft().getAsDouble()).isCloseTo(0.00998524, within(1e-7));
    BuildComparison effects = errors(analysis(a, a, Design.EFFECTS));
    // Two rates, each at half of alpha: 2 (1 − 0.025^(1/30000)).
    assertThat(effects.worstLeft().getAsDouble()).isCloseTo(0.02459102, within(1e-7));
    assertThat(effects.warnings())
        .containsExactly(
            "no error on any side; B is worse by at most 0.0246 % with 95 % confidence, taking"
                + " requests as independent");
  }

  @Test
  void shouldSayHowManyTrialsTheBoundNeedsWhenItIsAboveTheMargin() {
    Path a = TestBuilds.archive(folder.resolve("a"), CONTROL, CONTROL);
    Gate gate =
        new Gate(Map.of("error_rate_pct", new Margin(0.005, false)), Set.of(), Set.of(), Set.of());
    BuildAnalysis cells = BuildAnalysis.of(TestBuilds.of(a, a, Design.CELLS), gate);
    // 59,914 requests without an error bring the bound to 0.005 %: six trials of 10,000.
    assertThat(errors(cells).verdict().repetitionsNeeded()).hasValue(6);
    BuildAnalysis effects = BuildAnalysis.of(TestBuilds.of(a, a, Design.EFFECTS), gate);
    assertThat(errors(effects).verdict().repetitionsNeeded()).hasValue(15);
  }

  @Test
  void shouldCallAFallOfGoodputWorse() {
    Gate gate = new Gate(Map.of("goodput_rps", new Margin(5, true)), Set.of(), Set.of(), Set.of());
    Path a = goodput("a", 100);
    BuildAnalysis fall = BuildAnalysis.of(TestBuilds.of(a, goodput("b", 80), Design.CELLS), gate);
    BuildComparison comparison = metric(fall, "goodput_rps");
    assertThat(comparison.verdict().kind()).isEqualTo(Kind.WORSE);
    assertThat(comparison.worstLeft().getAsDouble()).isGreaterThan(20);
    BuildAnalysis same = BuildAnalysis.of(TestBuilds.of(a, goodput("c", 99), Design.CELLS), gate);
    assertThat(metric(same, "goodput_rps").verdict().kind()).isEqualTo(Kind.NOT_WORSE);
  }

  @Test
  void shouldShowAMetricWithoutAMarginAndNotLetItDecide() {
    Path a = goodput("a", 100);
    BuildAnalysis fall = analysis(a, goodput("b", 80), Design.CELLS);
    assertThat(metric(fall, "goodput_rps").verdict().kind()).isEqualTo(Kind.WORSE);
    assertThat(metric(fall, "goodput_rps").deciding()).isFalse();
    assertThat(metric(fall, "goodput_rps").gate()).isEqualTo(OptionalDouble.empty());
    assertThat(fall.verdict().kind()).isNotEqualTo(Kind.WORSE);
  }

  @Test
  void shouldBeOpenTogetherWhenOneIsOpenAndNoneIsWorse() {
    BuildVerdict open = new BuildVerdict(Kind.INCONCLUSIVE, java.util.OptionalLong.of(7));
    BuildVerdict more = new BuildVerdict(Kind.INCONCLUSIVE, java.util.OptionalLong.of(9));
    BuildVerdict unknown = BuildVerdict.of(Kind.INCONCLUSIVE);
    BuildVerdict fine = BuildVerdict.of(Kind.NOT_WORSE);
    assertThat(BuildVerdict.together(List.of(fine, open, more))).isEqualTo(more);
    assertThat(BuildVerdict.together(List.of(open, unknown))).isEqualTo(unknown);
    assertThat(BuildVerdict.together(List.of(open, BuildVerdict.of(Kind.WORSE))).kind())
        .isEqualTo(Kind.WORSE);
    assertThat(BuildVerdict.together(List.of(fine, BuildVerdict.of(Kind.BETTER)))).isEqualTo(fine);
  }

  private BuildComparison average(List<Double> a, List<Double> b) {
    return average(
        analysis(
            TestBuilds.archive(folder.resolve("a"), CONTROL, a),
            TestBuilds.archive(folder.resolve("b"), CONTROL, b),
            Design.CELLS));
  }

  private Path goodput(String name, int goodput) {
    StringBuilder rows = new StringBuilder(Archives.HEADER.strip() + ",goodput_rps\n");
    for (int run = 1; run <= 3; run++) {
      for (String scenario : List.of("none", "success")) {
        String row = TestBuilds.row(scenario, run, 100 + run, 10_000, 0).strip();
        double rate = scenario.equals("none") ? 100 : goodput;
        rows.append(row).append(',').append(rate + run / 10.0).append('\n');
      }
    }
    return Archives.of(folder.resolve(name), "", rows.toString());
  }

  private static BuildAnalysis analysis(Path a, Path b, Design design) {
    return BuildAnalysis.of(TestBuilds.of(a, b, design), Gate.STANDARD);
  }

  private static BuildComparison average(BuildAnalysis analysis) {
    return metric(analysis, "avg_ms");
  }

  private static BuildComparison errors(BuildAnalysis analysis) {
    return metric(analysis, "error_rate_pct");
  }

  private static BuildComparison metric(BuildAnalysis analysis, String metric) {
    return analysis.comparisons().stream()
        .filter(comparison -> comparison.cells().metric().id().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}
