package org.cutover.analysis.timeline;

import java.util.OptionalDouble;

/**
 * The requests that were sent in one second, of one trial or of all trials of a cell together.
 *
 * @param second from {@code second} (included) to {@code second + 1} seconds after the origin;
 *     negative before it
 * @param trials how many trials were under load in this second
 * @param requests sent in it, all trials together
 * @param errors those of them that failed
 * @param p50Ms median response time of the requests; empty without requests
 * @param p99Ms 99th percentile of their response times; empty without requests
 */
public record TimelineSecond(
    int second,
    int trials,
    long requests,
    long errors,
    OptionalDouble p50Ms,
    OptionalDouble p99Ms) {

  /** Requests a second, as a mean over the trials. */
  public double requestsPerSecond() {
    return (double) requests / trials;
  }

  /** Failed requests in percent; empty without requests. */
  public OptionalDouble errorRatePct() {
    return requests == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * errors / requests);
  }
}
