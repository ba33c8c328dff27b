package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Metric;

/** One figure a metric: its distribution over the trials of each cell. */
final class BoxFigures implements FigureKind {
  /** Fewer trials have no quarters; their values stand in the bar charts already. */
  private static final int FEWEST_TRIALS = 4;

  @Override
  public List<Figure> figures(Analysis analysis, int first) {
    List<Figure> figures = new ArrayList<>();
    for (Metric metric : analysis.metrics()) {
      if (isWorthIt(analysis, metric)) {
        Bars bars = new Bars(analysis, metric);
        figures.add(
            new BoxFigure(
                "6." + (first + figures.size()),
                metric.title() + " over trials",
                bars.axis(),
                bars.levelNames(),
                bars.key().map(key -> key + "\n").orElse("") + bars.note(BarNote.BOXES),
                bars.byLevel()));
      }
    }
    return figures;
  }

  private static boolean isWorthIt(Analysis analysis, Metric metric) {
    return analysis.cells().stream()
        .filter(cell -> cell.metric().equals(metric))
        .map(CellValues::values)
        .anyMatch(
            values -> values.size() >= FEWEST_TRIALS && values.stream().distinct().count() > 1);
  }
}
