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
    if (question.margin().isEmpty() || question.margin().getAsDouble() <= 0) {
      return TestResult.undefined(name(), "not tested: no margin of equivalence is set");
    }
    MeanDifference d = MeanDifference.welch(scenario, control);
    double margin = question.margin().getAsDouble();
    double aboveLow = (d.difference() + margin) / d.standardError();
    double belowHigh = (margin - d.difference()) / d.standardError();
    double weaker = Math.min(aboveLow, belowHigh);
    return new TestResult(
        name(),
        OptionalDouble.of(weaker),
        OptionalDouble.of(d.df()),
        OptionalDouble.of(d.distribution().cumulativeProbability(-weaker)),
        d.interval(1 - 2 * question.alpha()),
        List.of());
  }
}
