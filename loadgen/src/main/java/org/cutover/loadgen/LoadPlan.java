package org.cutover.loadgen;

import java.time.Duration;

/**
 * Everything a run needs to know.
 *
 * @param grace how long requests under way at the end of the hold may still take; after it they are
 *     cut, and counted as cut and as nothing else
 */
public record LoadPlan(
    LoadProfile profile, Target target, LoadRequest request, ResponseCheck check, Duration grace) {
  private static final Duration USUAL_GRACE = Duration.ofSeconds(1);

  /** A plan with a grace of one second. */
  public LoadPlan(LoadProfile profile, Target target, LoadRequest request, ResponseCheck check) {
    this(profile, target, request, check, USUAL_GRACE);
  }
}
