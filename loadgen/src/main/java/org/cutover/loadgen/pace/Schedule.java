package org.cutover.loadgen.pace;

import org.cutover.loadgen.LoadProfile;

/**
 * When each slot of a run is due. The rate rises from nothing to its limit over the ramp-up, so
 * that slot k is due when the area under the rate is k; after it slots are evenly apart.
 *
 * @param rate full rate in slots a second
 * @param rampUpNanos length of the ramp-up
 * @param endNanos end of the hold; nothing is due from then on
 */
public record Schedule(double rate, long rampUpNanos, long endNanos) {
  private static final double SECOND = 1e9;

  /** The schedule of a profile. */
  public static Schedule of(LoadProfile profile) {
    return new Schedule(
        profile.throughput(), profile.rampUp().toNanos(), profile.total().toNanos());
  }

  /** When a slot, counted from 0, is due: nanoseconds from the start. */
  public long due(long slot) {
    double ramp = rampUpNanos / SECOND;
    double inRamp = rate * ramp / 2;
    double seconds =
        slot < inRamp ? Math.sqrt(2 * slot * ramp / rate) : ramp + (slot - inRamp) / rate;
    return Math.round(seconds * SECOND);
  }

  /** How many slots are due before a moment, and before the end. */
  public long slotsBefore(long nanos) {
    long until = Math.min(nanos, endNanos);
    if (until <= 0) {
      return 0;
    }
    // The inverse of due(), then put right by the slot or two that rounding can be off by.
    long slot = Math.max(0, (long) area(until / SECOND) - 1);
    while (due(slot) < until) {
      slot++;
    }
    return slot;
  }

  private double area(double seconds) {
    double ramp = rampUpNanos / SECOND;
    return seconds < ramp
        ? rate * seconds * seconds / (2 * ramp)
        : rate * ramp / 2 + rate * (seconds - ramp);
  }
}
