package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.MetricCatalogue;

/**
 * One figure a level: the error rate by scenario. Where nobody saw an error anywhere there is one
 * figure for all levels instead, of how high the rates may still be.
 */
final class ErrorRateFigures implements FigureKind {
  @Override
  public List<Figure> figures(Analysis analysis, int first) {
    Bars bars = Bars.of(analysis, MetricCatalogue.ERROR_RATE);
    Experiment experiment = analysis.archive().experiment();
    List<Figure> figures = new ArrayList<>();
    if (analysis.archive().trials().stream().allMatch(trial -> trial.errors() == 0)) {
      figures.add(bounds(bars, analysis, first));
      return figures;
    }
    for (Experiment.Level level : experiment.levels()) {
      String title = bars.metric().title() + " by scenario, " + level.name() + " traffic";
      List<CellKey> cells = experiment.cells(level.name());
      List<String> names = cells.stream().map(bars::name).toList();
      figures.add(
          new GroupedFigure(
              "4." + (first + figures.size()),
              title,
              bars.axis(),
              names,
              bars.note(BarNote.MEANS),
              bars.byScenario(level.name())));
    }
    return figures;
  }

  private static Figure bounds(Bars bars, Analysis analysis, int first) {
    long requests = analysis.archive().trials().stream().mapToLong(Trial::samples).sum();
    return new GroupedFigure(
        "4." + first,
        "No error in " + requests + " requests: how high the rate may still be",
        bars.axis(),
        bars.levelNames(),
        bars.note(BarNote.BOUNDS),
        bars.byLevel());
  }

  /** As many as there are levels, drawn or not, so that a figure's number says what it shows. */
  @Override
  public int numbers(Analysis analysis) {
    return analysis.archive().experiment().levels().size();
  }
}
