package org.cutover.analysis.timeline;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cutover.analysis.samples.MillisCounts;

/** Requests of a stretch of time, counted. Not safe for several threads. */
final class Counts {
  /** What an error is called of which nothing more is known. */
  static final String UNCLASSED = "unclassed";

  private final MillisCounts times = new MillisCounts();
  private final MillisCounts failed = new MillisCounts();
  private final Map<String, Long> errors = new TreeMap<>();

  void add(int elapsed, boolean success, String errorClass) {
    times.add(elapsed);
    if (!success) {
      failed.add(elapsed);
      errors.merge(errorClass.isEmpty() ? UNCLASSED : errorClass, 1L, Long::sum);
    }
  }

  void add(Counts other) {
    times.add(other.times);
    failed.add(other.failed);
    other.errors.forEach((name, count) -> errors.merge(name, count, Long::sum));
  }

  long requests() {
    return times.total();
  }

  long errors() {
    return failed.total();
  }

  Map<String, Long> errorsByClass() {
    return Collections.unmodifiableMap(errors);
  }

  /** Response times of all of them. */
  MillisCounts times() {
    return times;
  }

  /** Response times of those that failed. */
  MillisCounts failed() {
    return failed;
  }

  /** Percentiles of the response times. */
  Percentiles percentiles() {
    if (times.total() == 0) {
      return new Percentiles(OptionalDouble.empty(), OptionalDouble.empty());
    }
    MillisCounts.Sorted sorted = times.sorted();
    return new Percentiles(
        OptionalDouble.of(sorted.percentile(50)), OptionalDouble.of(sorted.percentile(99)));
  }

  /**
   * What is shown of response times.
   *
   * @param p50 the median
   * @param p99 the 99th percentile
   */
  record Percentiles(OptionalDouble p50, OptionalDouble p99) {}
}
