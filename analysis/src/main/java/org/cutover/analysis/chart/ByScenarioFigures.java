package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;

/** One figure a level: a metric by scenario. */
final class ByScenarioFigures implements FigureKind {
  private final String metricId;

  ByScenarioFigures(String metricId) {
    this.metricId = metricId;
  }

  @Override
  public List<Figure> figures(Analysis analysis, int first) {
    Experiment experiment = analysis.archive().experiment();
    List<Figure> figures = new ArrayList<>();
    for (Experiment.Level level : experiment.levels()) {
      figures.add(figure("4." + (first + figures.size()), analysis, level.name()));
    }
    return figures;
  }

  private Figure figure(String id, Analysis analysis, String level) {
    Experiment experiment = analysis.archive().experiment();
    Bars bars = Bars.of(analysis, metricId);
    List<CellKey> cells = experiment.cells(level);
    List<Figure.Bar> drawn = new ArrayList<>();
    for (int group = 0; group < cells.size(); group++) {
      drawn.add(bars.bar(cells.get(group), group, 0, 1));
    }
    String title = bars.metric().title() + " by scenario, " + level + " traffic";
    List<String> names = cells.stream().map(bars::name).toList();
    return new Figure(id, title, bars.axis(), names, drawn);
  }
}
