package org.cutover.analysis.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Margin;
import org.cutover.analysis.statistics.EffectSizes;
import org.cutover.analysis.statistics.Holm;
import org.cutover.analysis.statistics.Question;
import org.cutover.analysis.timeline.SampleAnalysis;

/** Computes an analysis: values by cell, then comparisons family by family. */
final class Analyst {
  private final Archive archive;
  private final Mode mode;
  private final AnalysisSettings settings;
  private final Judge judge;

  Analyst(Archive archive, Mode mode) {
    this.archive = archive;
    this.mode = mode;
    this.settings = archive.experiment().settings();
    this.judge = new Judge(settings);
  }

  Analysis analysis(Optional<SampleAnalysis> samples) {
    List<Metric> metrics =
        MetricCatalogue.all(mode).stream()
            .filter(metric -> metric.values(archive.trials()).length > 0)
            .toList();
    List<CellValues> cells = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    for (Metric metric : metrics) {
      archive.experiment().cells().forEach(cell -> cells.add(values(metric, cell)));
      comparisons.addAll(comparisons(metric));
    }
    return new Analysis(archive, mode, metrics, cells, comparisons, samples);
  }

  private CellValues values(Metric metric, CellKey cell) {
    double[] values = metric.values(archive.trials(cell));
    return CellValues.of(metric, cell, values, 1 - settings.alpha());
  }

  private List<Comparison> comparisons(Metric metric) {
    if (!archive.experiment().scenarios().contains(CellKey.CONTROL)) {
      return List.of();
    }
    List<String> deployers = archive.experiment().deployers();
    List<Comparison> comparisons = new ArrayList<>();
    for (String deployer : deployers.isEmpty() ? List.of("") : deployers) {
      comparisons.addAll(family(metric, deployer));
    }
    return comparisons;
  }

  private List<Comparison> family(Metric metric, String deployer) {
    List<Pair> pairs =
        archive.experiment().cells().stream()
            .filter(cell -> !cell.isControl() && cell.deployer().equals(deployer))
            .map(cell -> pair(metric, cell))
            .toList();
    List<OptionalDouble> adjusted =
        Holm.adjust(pairs.stream().map(pair -> pair.p("welch")).toList());
    int size = (int) adjusted.stream().filter(OptionalDouble::isPresent).count();
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      comparisons.add(judged(pairs.get(i), adjusted.get(i), size));
    }
    return comparisons;
  }

  private Pair pair(Metric metric, CellKey cell) {
    CellValues scenario = values(metric, cell);
    CellValues control = values(metric, cell.control());
    OptionalDouble margin = margin(metric, control);
    Question question = new Question(settings.alpha(), margin);
    return new Pair(
        scenario,
        control,
        archive.trials(cell),
        archive.trials(cell.control()),
        margin,
        mode.tests().stream()
            .map(test -> test.test(scenario.array(), control.array(), question))
            .toList());
  }

  private OptionalDouble margin(Metric metric, CellValues control) {
    Margin margin = settings.margins().get(metric.id());
    if (margin == null || control.summary().isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(margin.absolute(control.summary().get().mean()));
  }

  private Comparison judged(Pair pair, OptionalDouble holm, int family) {
    double[] scenario = pair.scenario().array();
    double[] control = pair.control().array();
    return new Comparison(
        pair.scenario(),
        pair.control(),
        pair.difference(),
        pair.tests(),
        holm,
        EffectSizes.hedgesG(scenario, control),
        EffectSizes.cliffsDelta(scenario, control),
        pair.margin(),
        judge.verdict(pair, holm, family),
        judge.warnings(pair));
  }
}
