package org.cutover.analysis.chart;

import java.util.List;
import org.cutover.analysis.comparison.Analysis;

/** A kind of figure: it makes as many as the archive asks for. */
interface FigureKind {
  /** The figures of an analysis; {@code first} is the number of the first within the chapter. */
  List<Figure> figures(Analysis analysis, int first);

  /** How many numbers of the chapter it takes, whether drawn or not. */
  default int numbers(Analysis analysis) {
    return figures(analysis, 1).size();
  }
}
