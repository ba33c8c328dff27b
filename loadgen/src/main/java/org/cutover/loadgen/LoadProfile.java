package org.cutover.loadgen;

import java.time.Duration;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;

/**
 * How much load and for how long. Users start evenly over the ramp-up and the rate rises with them;
 * the load is closed, so the rate is a limit: a user who waits for an answer sends nothing.
 *
 * @param users virtual users, at least 1
 * @param throughput the limit of all users' requests a second together, above 0
 * @param rampUp whole seconds, as JMeter starts users by whole seconds; may be zero
 * @param hold how long the full load lasts, above zero
 */
public record LoadProfile(int users, double throughput, Duration rampUp, Duration hold) {
  private static final int MOST_USERS = 100_000;
  private static final double HIGHEST_RATE = 1_000_000;
  private static final Duration LONGEST = Duration.ofDays(7);

  /**
   * Checks the bounds.
   *
   * @throws CutoverException with the code for wrong usage
   */
  public LoadProfile {
    if (users < 1 || users > MOST_USERS) {
      throw wrong("users", Integer.toString(users), "from 1 to " + MOST_USERS);
    }
    if (!(throughput > 0 && throughput <= HIGHEST_RATE)) {
      throw wrong("throughput", Double.toString(throughput), "above 0, at most 1000000 a second");
    }
    if (rampUp.isNegative() || rampUp.toMillis() % 1000 != 0 || rampUp.compareTo(LONGEST) > 0) {
      throw wrong("ramp-up", Durations.format(rampUp), "whole seconds, from 0s to 168h");
    }
    if (hold.compareTo(Duration.ofMillis(1)) < 0 || hold.compareTo(LONGEST) > 0) {
      throw wrong("hold", Durations.format(hold), "above zero, at most 168h");
    }
  }

  /** Ramp-up and hold together. */
  public Duration total() {
    return rampUp.plus(hold);
  }

  private static CutoverException wrong(String name, String found, String allowed) {
    return CutoverException.usage("load: " + name + " " + found + " is not possible; " + allowed);
  }
}
