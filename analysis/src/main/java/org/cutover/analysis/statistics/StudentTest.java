package org.cutover.analysis.statistics;

import java.util.Optional;
import org.apache.commons.math3.stat.inference.TTest;

/** Student's two-sided t-test with a pooled variance, as the study used it. */
final class StudentTest implements TwoSampleTest {
  @Override
  public String name() {
    return "student";
  }

  @Override
  public TestResult test(double[] scenario, double[] control, Question question) {
    Optional<String> undefined = MeanDifference.undefined(scenario, control);
    if (undefined.isPresent()) {
      return TestResult.undefined(name(), undefined.get());
    }
    return MeanDifference.pooled(scenario, control)
        .twoSided(name(), new TTest().homoscedasticTTest(scenario, control), question.alpha());
  }
}
