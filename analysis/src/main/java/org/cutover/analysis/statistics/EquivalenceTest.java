package org.cutover.analysis.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * TOST: two one-sided Welch tests against −margin and +margin. Its p-value is the larger of the
 * two; below alpha, the difference is shown to be smaller than the margin. Its interval has
 * confidence 1 − 2 alpha, because that is the one which lies inside the margins exactly then.
 */
final class EquivalenceTest implements TwoSampleTest {
  @Override
  public String name() {
    return "tost";
  }

  @Override
  public TestResult test(double[] scenario, double[] control, Question question) {
    Optional<String> undefined = MeanDifference.undefined(scenario, control);
    if (undefined.isPresent()) {
      return TestResult.undefined(name(), undefined.get());
    }
    Optional<String> noMargin = withoutMargin(question);
    if (noMargin.isPresent()) {
      return TestResult.undefined(name(), noMargin.get());
    }
    return of(MeanDifference.welch(scenario, control), question);
  }

  /** Why nothing can be tested against a margin, if there is none. */
  static Optional<String> withoutMargin(Question question) {
    return question.margin().isEmpty() || question.margin().getAsDouble() <= 0
        ? Optional.of("not tested: no margin of equivalence is set")
        : Optional.empty();
  }

  /** The test of a difference that is known, against a margin above 0. */
  static TestResult of(MeanDifference d, Question question) {
    double margin = question.margin().getAsDouble();
    double aboveLow = (d.difference() + margin) / d.standardError();
    double belowHigh = (margin - d.difference()) / d.standardError();
    double weaker = Math.min(aboveLow, belowHigh);
    return new TestResult(
        "tost",
        OptionalDouble.of(weaker),
        OptionalDouble.of(d.df()),
        OptionalDouble.of(d.distribution().cumulativeProbability(-weaker)),
        d.interval(1 - 2 * question.alpha()),
        List.of());
  }
}
