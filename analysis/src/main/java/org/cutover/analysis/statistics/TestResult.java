package org.cutover.analysis.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a test says of two samples. Where a test is not defined, its numbers are empty and a warning
 * says why.
 *
 * @param test the test's name, such as {@code welch}
 * @param statistic its statistic
 * @param df its degrees of freedom, where it has any
 * @param p its p-value
 * @param interval the confidence interval that goes with it, where there is one
 * @param warnings what a reader should know beside the numbers
 */
public record TestResult(
    String test,
    OptionalDouble statistic,
    OptionalDouble df,
    OptionalDouble p,
    Interval interval,
    List<String> warnings) {

  /** Copies the warnings. */
  public TestResult {
    warnings = List.copyOf(warnings);
  }

  /**
   * A confidence interval of the difference of means; a bound that does not apply is empty.
   *
   * @param low the lower bound
   * @param high the upper bound
   */
  public record Interval(OptionalDouble low, OptionalDouble high) {
    /** No interval. */
    public static final Interval NONE =
        new Interval(OptionalDouble.empty(), OptionalDouble.empty());

    /** The interval of this half width around a centre. */
    public static Interval around(double centre, double halfWidth) {
      return new Interval(
          OptionalDouble.of(centre - halfWidth), OptionalDouble.of(centre + halfWidth));
    }
  }

  /** A test that is not defined for these samples. */
  public static TestResult undefined(String test, String why) {
    return new TestResult(
        test,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Interval.NONE,
        List.of(why));
  }
}
