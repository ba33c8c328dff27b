package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;

/** One figure: a metric by scenario, grouped by level. */
final class ByLevelFigure implements FigureKind {
  private final String metricId;

  ByLevelFigure(String metricId) {
    this.metricId = metricId;
  }

  @Override
  public List<Figure> figures(Analysis analysis, int first) {
    Experiment experiment = analysis.archive().experiment();
    Bars bars = Bars.of(analysis, metricId);
    List<Figure.Bar> drawn = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (Experiment.Level level : experiment.levels()) {
      List<CellKey> cells = experiment.cells(level.name());
      for (int slot = 0; slot < cells.size(); slot++) {
        drawn.add(bars.bar(cells.get(slot), groups.size(), slot, cells.size()));
      }
      String name = level.name();
      groups.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " traffic");
    }
    String title = bars.metric().title() + " by scenario and traffic";
    return List.of(new Figure("4." + first, title, bars.axis(), groups, drawn));
  }
}
