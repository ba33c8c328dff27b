package org.cutover.analysis.builds;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.archive.Margin;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.statistics.Holm;

/** Computes a comparison of builds: tests metric by metric, then verdicts over all of them. */
final class BuildAnalyst {
  private final Builds builds;
  private final Matter matter;
  private final BuildJudge judge;

  BuildAnalyst(Builds builds, Matter matter) {
    this.builds = builds;
    this.matter = matter;
    this.judge = new BuildJudge(matter.settings());
  }

  BuildAnalysis analysis() {
    List<OptionalDouble> gate =
        adjusted(matter.deciding().stream().flatMap(metric -> tested(metric).stream()).toList());
    List<BuildComparison> comparisons = new ArrayList<>();
    int decided = 0;
    for (Metric metric : matter.metrics()) {
      List<Tested> tested = tested(metric);
      List<OptionalDouble> holm = adjusted(tested);
      boolean deciding = matter.deciding().contains(metric);
      for (int i = 0; i < tested.size(); i++) {
        comparisons.add(
            deciding
                ? decisive(tested.get(i), holm.get(i), gate, decided++)
                : shown(tested.get(i), holm, i));
      }
    }
    return new BuildAnalysis(
        builds, matter.settings(), matter.deciding(), comparisons, controls(), matter.notes());
  }

  private List<Tested> tested(Metric metric) {
    List<Tested> tested = new ArrayList<>();
    for (String level : matter.levels()) {
      for (String scenario : matter.scenarios()) {
        Cells cells = cells(metric, level, scenario);
        tested.add(Tested.of(cells, margin(cells), matter.settings().alpha()));
      }
    }
    return tested;
  }

  private Cells cells(Metric metric, String level, String scenario) {
    return Cells.of(builds, metric, level, scenario, 1 - matter.settings().alpha());
  }

  private OptionalDouble margin(Cells cells) {
    Margin margin = matter.settings().margins().get(cells.metric().id());
    return margin == null || cells.reference().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(margin.absolute(cells.reference().getAsDouble()));
  }

  private static List<OptionalDouble> adjusted(List<Tested> tested) {
    return Holm.adjust(tested.stream().map(one -> one.welch().p()).toList());
  }

  /** One that decides: its p-value is adjusted over all that do. */
  private BuildComparison decisive(
      Tested tested, OptionalDouble holm, List<OptionalDouble> gate, int place) {
    BuildVerdict verdict = judge.verdict(tested, gate.get(place), size(gate));
    return comparison(tested, true, holm, gate.get(place), verdict);
  }

  private BuildComparison shown(Tested tested, List<OptionalDouble> holm, int place) {
    BuildVerdict verdict = judge.verdict(tested, holm.get(place), size(holm));
    return comparison(tested, false, holm.get(place), OptionalDouble.empty(), verdict);
  }

  private BuildComparison comparison(
      Tested tested,
      boolean deciding,
      OptionalDouble holm,
      OptionalDouble gate,
      BuildVerdict verdict) {
    return new BuildComparison(
        tested,
        deciding,
        holm,
        gate,
        judge.worstLeft(tested),
        verdict,
        judge.warnings(tested, deciding));
  }

  private static int size(List<OptionalDouble> family) {
    return (int) family.stream().filter(OptionalDouble::isPresent).count();
  }

  /** Only where there are two sets of controls. */
  private List<Controls> controls() {
    if (builds.oneArchive()) {
      return List.of();
    }
    List<Controls> controls = new ArrayList<>();
    for (Metric metric : matter.deciding()) {
      List<Cells> levels =
          matter.levels().stream()
              .map(level -> cells(metric, level, matter.scenarios().get(0)))
              .toList();
      controls.addAll(Controls.of(levels, matter.settings().alpha()));
    }
    return controls;
  }
}
