package org.cutover.analysis.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The difference of two means with its standard error and degrees of freedom: all that the tests
 * built on Student's t distribution need.
 *
 * @param difference mean of the scenario less mean of the control
 * @param standardError of that difference, above 0
 * @param df degrees of freedom
 */
record MeanDifference(double difference, double standardError, double df) {

  /** Why no such test is defined for these samples, if none is. */
  static Optional<String> undefined(double[] scenario, double[] control) {
    if (scenario.length < 2 || control.length < 2) {
      return Optional.of("not tested: at least two trials a side are needed");
    }
    if (isConstant(scenario) && isConstant(control)) {
      return Optional.of("not tested: nothing varies within either side");
    }
    return Optional.empty();
  }

  /** Equality of all values, which a variance of rounding errors would hide. */
  static boolean isConstant(double[] values) {
    return StatUtils.min(values) == StatUtils.max(values);
  }

  /** Unequal variances: Welch's standard error with Satterthwaite's degrees of freedom. */
  static MeanDifference welch(double[] scenario, double[] control) {
    double a = StatUtils.variance(scenario) / scenario.length;
    double b = StatUtils.variance(control) / control.length;
    double df = (a + b) * (a + b) / (a * a / (scenario.length - 1) + b * b / (control.length - 1));
    return new MeanDifference(difference(scenario, control), Math.sqrt(a + b), df);
  }

  /** Equal variances: the pooled standard error. */
  static MeanDifference pooled(double[] scenario, double[] control) {
    int df = scenario.length + control.length - 2;
    double variance = pooledVariance(scenario, control);
    return new MeanDifference(
        difference(scenario, control),
        Math.sqrt(variance / scenario.length + variance / control.length),
        df);
  }

  static double pooledVariance(double[] scenario, double[] control) {
    return (StatUtils.variance(scenario) * (scenario.length - 1)
            + StatUtils.variance(control) * (control.length - 1))
        / (scenario.length + control.length - 2);
  }

  private static double difference(double[] scenario, double[] control) {
    return StatUtils.mean(scenario) - StatUtils.mean(control);
  }

  double t() {
    return difference / standardError;
  }

  /** Student's t distribution with these degrees of freedom. */
  TDistribution distribution() {
    return new TDistribution(null, df);
  }

  TestResult.Interval interval(double confidence) {
    double quantile = distribution().inverseCumulativeProbability((1 + confidence) / 2);
    return TestResult.Interval.around(difference, quantile * standardError);
  }

  /** The result of a two-sided test whose p-value is already known. */
  TestResult twoSided(String test, double p, double alpha) {
    return new TestResult(
        test,
        OptionalDouble.of(t()),
        OptionalDouble.of(df),
        OptionalDouble.of(p),
        interval(1 - alpha),
        List.of());
  }
}
