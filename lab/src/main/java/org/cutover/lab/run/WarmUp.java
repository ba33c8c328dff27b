package org.cutover.lab.run;

import java.time.Duration;
import java.util.List;

/**
 * The load that a lab was driven with before the first trial of a run.
 *
 * @param took from the first request on
 * @param limit after which it would have ended in any case
 * @param steady whether response times no longer fell; false if the limit came first
 * @param meanMs the mean response time of each second, in milliseconds
 */
public record WarmUp(Duration took, Duration limit, boolean steady, List<Double> meanMs) {
  /** Copies the list. */
  public WarmUp {
    meanMs = List.copyOf(meanMs);
  }
}
