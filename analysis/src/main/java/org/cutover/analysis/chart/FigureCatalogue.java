package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.MetricCatalogue;

/** The kinds of figures there are. A further one is registered here, in one line. */
public final class FigureCatalogue {
  private static final List<FigureKind> KINDS =
      List.of(
          new ByScenarioFigures(MetricCatalogue.ERROR_RATE),
          new ByLevelFigure("avg_ms"),
          new ByLevelFigure(MetricCatalogue.MAXIMUM));

  private FigureCatalogue() {}

  /** All figures of an analysis; with three levels they have the study's numbers. */
  public static List<Figure> figures(Analysis analysis) {
    List<Figure> figures = new ArrayList<>();
    for (FigureKind kind : KINDS) {
      figures.addAll(kind.figures(analysis, figures.size() + 1));
    }
    return figures;
  }
}
