package org.cutover.loadgen;

import org.HdrHistogram.Histogram;

/**
 * About a second of a run (longer where the machine was too busy to look), or several merged:
 * counts are added and histograms are added, percentiles never are. A sample belongs to the
 * interval in which it was recorded, which is right after its end.
 *
 * @param startMillis when it began, in epoch milliseconds; the earlier one when merged
 * @param samples that ended
 * @param errors of them
 * @param response times in milliseconds from the actual send
 * @param intended times in milliseconds from the moment when the request was due
 */
public record Interval(
    long startMillis, long samples, long errors, Histogram response, Histogram intended) {
  private static final int DIGITS = 3;

  /** Copies the histograms, which can be changed. */
  public Interval {
    response = response.copy();
    intended = intended.copy();
  }

  /** A second without a sample. */
  public static Interval empty(long startMillis) {
    return new Interval(startMillis, 0, 0, new Histogram(DIGITS), new Histogram(DIGITS));
  }

  @Override
  public Histogram response() {
    return response.copy();
  }

  @Override
  public Histogram intended() {
    return intended.copy();
  }

  /** Both together. */
  public Interval merge(Interval other) {
    Histogram bothResponse = response();
    bothResponse.add(other.response);
    Histogram bothIntended = intended();
    bothIntended.add(other.intended);
    return new Interval(
        Math.min(startMillis, other.startMillis),
        samples + other.samples,
        errors + other.errors,
        bothResponse,
        bothIntended);
  }
}
