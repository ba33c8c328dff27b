package org.cutover.analysis.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.statistics.Summary;

/**
 * One metric in one cell.
 *
 * @param metric what was measured
 * @param cell where
 * @param values one a trial, in the order of the runs
 * @param summary of the values; empty where there are none
 */
public record CellValues(
    Metric metric, CellKey cell, List<Double> values, Optional<Summary> summary) {

  /** Copies the values. */
  public CellValues {
    values = List.copyOf(values);
  }

  /**
   * Summarizes the values of a cell.
   *
   * @param confidence of the mean's interval, such as 0.95
   */
  public static CellValues of(Metric metric, CellKey cell, double[] values, double confidence) {
    Optional<Summary> summary =
        values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values, confidence));
    return new CellValues(metric, cell, Arrays.stream(values).boxed().toList(), summary);
  }

  /** The values as the statistics take them. */
  public double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
