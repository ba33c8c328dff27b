package org.cutover.analysis.audit;

import java.util.Optional;

/**
 * The load that a level was planned to have.
 *
 * @param users virtual users; empty if not said
 * @param ratePerSecond the limit of requests a second; empty if not said
 * @param rampUpSeconds how long users and rate grow; empty if not said
 * @param holdSeconds how long they stay; empty if not said
 */
record PlannedLoad(
    Optional<Double> users,
    Optional<Double> ratePerSecond,
    Optional<Double> rampUpSeconds,
    Optional<Double> holdSeconds) {

  /** How long a trial's load lasts. */
  Optional<Double> seconds() {
    return rampUpSeconds.flatMap(ramp -> holdSeconds.map(hold -> ramp + hold));
  }

  /** How many requests the rate allows: it grows evenly during the ramp-up. */
  Optional<Double> requests() {
    return ratePerSecond.flatMap(
        rate -> rampUpSeconds.flatMap(ramp -> holdSeconds.map(hold -> rate * (hold + ramp / 2))));
  }
}
