package org.cutover.analysis.statistics;

/** A test of two independent samples. A new one is a class and a line in the catalogue. */
public interface TwoSampleTest {
  /** The name that files and reports give it, such as {@code welch}. */
  String name();

  /**
   * Tests a scenario against its control.
   *
   * @param scenario one value a trial
   * @param control one value a trial
   * @param question what else the test needs to know
   */
  TestResult test(double[] scenario, double[] control, Question question);
}
