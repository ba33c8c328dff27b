package org.cutover.analysis.samples;

import java.util.OptionalDouble;

/**
 * What a list of samples comes to, as a row of {@code trials.csv} states it. Samples that the end
 * of a run cut off are in {@code cut} and in nothing else.
 *
 * @param samples requests that ended
 * @param errors those of them that failed
 * @param cut requests that the end of the run cut off
 * @param firstStartMillis when the first one was sent, in epoch milliseconds; 0 without samples
 * @param lastEndMillis when the last answer was there, in epoch milliseconds; 0 without samples
 * @param totalMillis the sum of all response times
 * @param response response times; empty without samples
 */
public record RowStatistics(
    long samples,
    long errors,
    long cut,
    long firstStartMillis,
    long lastEndMillis,
    long totalMillis,
    ResponseTimes response) {

  /**
   * Response times in milliseconds; percentiles are the smallest time that so many of a hundred
   * samples did not exceed (nearest rank).
   *
   * @param min the shortest
   * @param max the longest
   * @param p50 the median
   * @param p90 90th percentile
   * @param p95 95th percentile
   * @param p99 99th percentile
   */
  public record ResponseTimes(long min, long max, long p50, long p90, long p95, long p99) {
    static final ResponseTimes NONE = new ResponseTimes(0, 0, 0, 0, 0, 0);
  }

  /**
   * Adds up what was counted.
   *
   * @param times the response times of all samples
   * @param errors how many of them failed
   * @param cut requests that the end of the run cut off
   * @param firstStartMillis when the first one was sent, in epoch milliseconds
   * @param lastEndMillis when the last answer was there, in epoch milliseconds
   */
  public static RowStatistics of(
      MillisCounts times, long errors, long cut, long firstStartMillis, long lastEndMillis) {
    if (times.total() == 0) {
      return new RowStatistics(0, 0, cut, 0, 0, 0, ResponseTimes.NONE);
    }
    MillisCounts.Sorted sorted = times.sorted();
    ResponseTimes response =
        new ResponseTimes(
            sorted.min(),
            sorted.percentile(100),
            sorted.percentile(50),
            sorted.percentile(90),
            sorted.percentile(95),
            sorted.percentile(99));
    return new RowStatistics(
        times.total(), errors, cut, firstStartMillis, lastEndMillis, sorted.sum(), response);
  }

  /** The mean response time, unrounded; empty without samples. */
  public OptionalDouble avgMs() {
    return samples == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) totalMillis / samples);
  }

  /** Failed samples in percent of all, unrounded; empty without samples. */
  public OptionalDouble errorRatePct() {
    return samples == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * errors / samples);
  }

  /** Samples a second, from the first start to the last end; empty without samples. */
  public OptionalDouble throughputRps() {
    return aSecond(samples);
  }

  /** Samples that did not fail a second, over the same time; empty without samples. */
  public OptionalDouble goodputRps() {
    return aSecond(samples - errors);
  }

  private OptionalDouble aSecond(long count) {
    // All samples within one millisecond would otherwise divide by zero. Divided by seconds, as the
    // load generator does it, so that the last digit is the same.
    return samples == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(count / (Math.max(1, lastEndMillis - firstStartMillis) / 1000.0));
  }
}
