package org.cutover.analysis.statistics;

import java.util.List;

/** The tests there are. A further one is registered here, in one line. */
public final class TestCatalogue {
  /** The test that p-value tables and verdicts use. */
  public static final TwoSampleTest WELCH = new WelchTest();

  /** The test that the study used. */
  public static final TwoSampleTest STUDENT = new StudentTest();

  /** A test that knows only the order of the values. */
  public static final TwoSampleTest MANN_WHITNEY = new MannWhitneyTest();

  /** The test that two means differ by less than a margin. */
  public static final TwoSampleTest EQUIVALENCE = new EquivalenceTest();

  private TestCatalogue() {}

  /** The tests of an ordinary report, in the order in which files list them. */
  public static List<TwoSampleTest> usual() {
    return List.of(WELCH, MANN_WHITNEY, EQUIVALENCE);
  }

  /** The tests of a report that shows the study's numbers as published. */
  public static List<TwoSampleTest> asPublished() {
    return List.of(STUDENT, WELCH, MANN_WHITNEY, EQUIVALENCE);
  }
}
