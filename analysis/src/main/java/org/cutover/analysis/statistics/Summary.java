package org.cutover.analysis.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The trials of one cell in a few numbers.
 *
 * @param n how many trials
 * @param mean their mean
 * @param sd their standard deviation (divisor n − 1); empty for a single trial
 * @param min the smallest
 * @param median the middle one, or the mean of the middle two
 * @param max the largest
 * @param halfWidth half the width of the mean's confidence interval; empty for a single trial
 */
public record Summary(
    int n,
    double mean,
    OptionalDouble sd,
    double min,
    double median,
    double max,
    OptionalDouble halfWidth) {

  /**
   * Summarizes at least one value.
   *
   * @param confidence of the mean's interval by Student's t, such as 0.95
   */
  public static Summary of(double[] values, double confidence) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a summary needs at least one value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    OptionalDouble sd =
        n > 1 ? OptionalDouble.of(Math.sqrt(StatUtils.variance(sorted))) : OptionalDouble.empty();
    return new Summary(
        n,
        StatUtils.mean(sorted),
        sd,
        sorted[0],
        (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
        sorted[n - 1],
        n > 1
            ? OptionalDouble.of(quantile(n - 1, confidence) * sd.getAsDouble() / Math.sqrt(n))
            : OptionalDouble.empty());
  }

  private static double quantile(int degreesOfFreedom, double confidence) {
    return new TDistribution(null, degreesOfFreedom)
        .inverseCumulativeProbability((1 + confidence) / 2);
  }
}
