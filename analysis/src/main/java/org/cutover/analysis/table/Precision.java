package org.cutover.analysis.table;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.MetricCatalogue;

/** How many decimals a metric is shown with. */
public final class Precision {
  private Precision() {}

  /**
   * Three for error rates, as in the study. Else none where all means have three digits before the
   * point, as in the study, and more where they have fewer.
   */
  public static int decimals(Analysis analysis, Metric metric) {
    return decimals(metric, analysis.cells().stream().filter(cell -> cell.metric().equals(metric)));
  }

  /** The same for these cells of the metric. */
  public static int decimals(Metric metric, Stream<CellValues> cells) {
    if (metric.id().equals(MetricCatalogue.ERROR_RATE)) {
      return 3;
    }
    double mean =
        cells
            .flatMapToDouble(
                cell ->
                    cell.summary().map(s -> DoubleStream.of(s.mean())).orElse(DoubleStream.empty()))
            .min()
            .orElse(0);
    return mean >= 100 ? 0 : mean >= 10 ? 1 : 2;
  }
}
