package org.cutover.analysis.statistics;

import java.util.Optional;
import org.apache.commons.math3.stat.inference.TTest;

/** Welch's two-sided t-test: means of two samples whose variances may differ. */
final class WelchTest implements TwoSampleTest {
  @Override
  public String name() {
    return "welch";
  }

  @Override
  public TestResult test(double[] scenario, double[] control, Question question) {
    Optional<String> undefined = MeanDifference.undefined(scenario, control);
    if (undefined.isPresent()) {
      return TestResult.undefined(name(), undefined.get());
    }
    return MeanDifference.welch(scenario, control)
        .twoSided(name(), new TTest().tTest(scenario, control), question.alpha());
  }
}
