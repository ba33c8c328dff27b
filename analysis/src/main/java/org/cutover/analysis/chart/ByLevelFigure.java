package org.cutover.analysis.chart;

import java.util.List;
import org.cutover.analysis.comparison.Analysis;

/** One figure: a metric by scenario, grouped by level. */
final class ByLevelFigure implements FigureKind {
  private final String metricId;

  ByLevelFigure(String metricId) {
    this.metricId = metricId;
  }

  @Override
  public List<Figure> figures(Analysis analysis, int first) {
    Bars bars = Bars.of(analysis, metricId);
    String title = bars.metric().title() + " by scenario and traffic";
    return List.of(
        new GroupedFigure(
            "4." + first,
            title,
            bars.axis(),
            bars.levelNames(),
            bars.note(BarNote.MEANS),
            bars.byLevel()));
  }
}
