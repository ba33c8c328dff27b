package org.cutover.analysis.table;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.cutover.analysis.comparison.Analysis;
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
    if (metric.id().equals(MetricCatalogue.ERROR_RATE)) {
      return 3;
    }
    OptionalDouble smallest =
        analysis.cells().stream()
            .filter(cell -> cell.metric().equals(metric))
            .flatMapToDouble(
                cell ->
                    cell.summary().map(s -> DoubleStream.of(s.mean())).orElse(DoubleStream.empty()))
            .min();
    double mean = smallest.orElse(0);
    return mean >= 100 ? 0 : mean >= 10 ? 1 : 2;
  }
}
