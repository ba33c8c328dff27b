package org.cutover.analysis.timeline;

import java.util.List;
import org.cutover.analysis.samples.MillisCounts;

/** Correct answers within a limit, in percent of all requests. */
final class Availability {
  private final MillisCounts.Sorted all;
  private final MillisCounts.Sorted failed;
  private final long requests;

  /** Of at least one request. */
  Availability(Counts counts) {
    this.all = counts.times().sorted();
    this.failed = counts.failed().sorted();
    this.requests = counts.requests();
  }

  double pct(long limitMillis) {
    return 100.0 * (all.atMost(limitMillis) - failed.atMost(limitMillis)) / requests;
  }

  /** For each of {@link Limits#MILLIS}. */
  List<Double> curve() {
    return Limits.MILLIS.stream().map(limit -> pct(limit)).toList();
  }
}
