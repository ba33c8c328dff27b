package org.cutover.analysis.comparison;

import java.util.List;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.statistics.TestCatalogue;
import org.cutover.analysis.statistics.TwoSampleTest;

/** Whose numbers a report shows. */
public enum Mode {
  /** Error rates from the counts, Welch's test. */
  RECOMPUTED,
  /**
   * Error rates as the rows state them, pooled Student's test: how the study's numbers came out.
   */
  AS_PUBLISHED;

  double errorRatePct(Trial trial) {
    return this == AS_PUBLISHED ? trial.statedErrorRatePct() : trial.errorRatePct();
  }

  List<TwoSampleTest> tests() {
    return this == AS_PUBLISHED ? TestCatalogue.asPublished() : TestCatalogue.usual();
  }

  /** The test whose p-values the tables show. */
  public TwoSampleTest shownTest() {
    return this == AS_PUBLISHED ? TestCatalogue.STUDENT : TestCatalogue.WELCH;
  }
}
