package org.cutover.analysis.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/** Welch's tests of a contrast: that it is not 0, that it is small, and that it is no worsening. */
public final class ContrastTests {
  private ContrastTests() {}

  /** Two-sided, against 0, with the interval of confidence 1 − alpha. */
  public static TestResult welch(Contrast contrast, Question question) {
    Optional<String> undefined = contrast.undefined();
    if (undefined.isPresent()) {
      return TestResult.undefined("welch", undefined.get());
    }
    MeanDifference d = contrast.difference();
    double p = 2 * d.distribution().cumulativeProbability(-Math.abs(d.t()));
    return d.twoSided("welch", p, question.alpha());
  }

  /** TOST: whether the contrast lies between −margin and +margin. */
  public static TestResult equivalence(Contrast contrast, Question question) {
    Optional<String> undefined =
        contrast.undefined().or(() -> EquivalenceTest.withoutMargin(question));
    return undefined.isPresent()
        ? TestResult.undefined("tost", undefined.get())
        : EquivalenceTest.of(contrast.difference(), question);
  }

  /**
   * Non-inferiority, one-sided: whether the contrast is worse than 0 by less than the margin. With
   * w for the contrast in the direction of harm, t = (w − margin) ÷ standard error and p = P(T ≤
   * t). The interval has one bound, the worst value that a confidence of 1 − alpha leaves; it lies
   * within the margin exactly when p is below alpha. Without a margin the bound stands alone.
   *
   * @param higherIsWorse the direction of harm
   */
  public static TestResult nonInferiority(
      Contrast contrast, Question question, boolean higherIsWorse) {
    Optional<String> undefined = contrast.undefined();
    if (undefined.isPresent()) {
      return TestResult.undefined("non-inferiority", undefined.get());
    }
    MeanDifference d = contrast.difference();
    Optional<String> noMargin = EquivalenceTest.withoutMargin(question);
    OptionalDouble t = OptionalDouble.empty();
    OptionalDouble p = OptionalDouble.empty();
    if (noMargin.isEmpty()) {
      double worsening = higherIsWorse ? d.difference() : -d.difference();
      t = OptionalDouble.of((worsening - question.margin().getAsDouble()) / d.standardError());
      p = OptionalDouble.of(d.distribution().cumulativeProbability(t.getAsDouble()));
    }
    // The bounds of the two-sided interval at 1 − 2 alpha are the one-sided ones at 1 − alpha.
    TestResult.Interval both = d.interval(1 - 2 * question.alpha());
    TestResult.Interval bound =
        higherIsWorse
            ? new TestResult.Interval(OptionalDouble.empty(), both.high())
            : new TestResult.Interval(both.low(), OptionalDouble.empty());
    return new TestResult(
        "non-inferiority", t, OptionalDouble.of(d.df()), p, bound, noMargin.stream().toList());
  }
}
