package org.cutover.lab.trial;

import java.util.Arrays;
import java.util.List;

/**
 * Whether a series falls: the trend test of Mann (Nonparametric tests against trend, Econometrica
 * 13, 1945) and Kendall (Rank correlation methods, 4th ed., 1975), one-sided, with the normal
 * approximation and the correction for ties; and beside it, so that a trend that does not matter is
 * none, the slope of Sen (Estimates of the regression coefficient based on Kendall's tau, JASA 63,
 * 1968).
 */
final class FallingTrend {
  /** The one-sided 5 % point of the standard normal distribution. */
  private static final double CRITICAL = 1.6449;

  /** A fall from the first to the last value by less than this share of the median is none. */
  private static final double NEGLIGIBLE = 0.05;

  private FallingTrend() {}

  /** Whether the values fall, by more than chance and by more than 5 % in all. */
  static boolean in(List<Double> values) {
    return isSignificant(values) && fall(values) > NEGLIGIBLE;
  }

  private static boolean isSignificant(List<Double> values) {
    int n = values.size();
    int s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        s += (int) Math.signum(values.get(j) - values.get(i));
      }
    }
    double variance = (n * (n - 1.0) * (2.0 * n + 5) - ties(values)) / 18;
    // One step nearer to zero, because S is a whole number and the normal distribution is not.
    return s < 0 && variance > 0 && (s + 1) / Math.sqrt(variance) < -CRITICAL;
  }

  private static double ties(List<Double> values) {
    double sum = 0;
    for (double value : values.stream().distinct().toList()) {
      double t = values.stream().filter(other -> other == value).count();
      sum += t * (t - 1) * (2 * t + 5);
    }
    return sum;
  }

  /** How far Sen's line falls over the series, as a share of the median. */
  private static double fall(List<Double> values) {
    int n = values.size();
    double[] slopes = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[k++] = (values.get(j) - values.get(i)) / (j - i);
      }
    }
    double median = median(values.stream().mapToDouble(Double::doubleValue).toArray());
    return median > 0 ? -median(slopes) * (n - 1) / median : 0;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
