package org.cutover.lab.hosts;

import java.util.Optional;

/**
 * What a host did in about a second.
 *
 * @param time when that second ended, in milliseconds since 1970
 * @param host its name
 * @param cpuPct processor time in percent of one processor
 * @param memoryMegabytes memory in use; negative where it is not known
 * @param limitPct the most that {@code cpuPct} can be; empty where nothing but the machine limits
 *     it
 */
public record Observation(
    long time, String host, double cpuPct, long memoryMegabytes, Optional<Double> limitPct) {
  /** A host counts as being at its limit from this share of it on: a second is not cut exactly. */
  private static final double AT_LIMIT = 0.9;

  /** Whether the host could not have done noticeably more in this second. */
  public boolean atLimit() {
    return limitPct.filter(limit -> cpuPct >= AT_LIMIT * limit).isPresent();
  }
}
