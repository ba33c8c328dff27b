package org.cutover.loadgen;

import java.util.List;

/**
 * How well the generator itself kept up: whether it measured the service or its own limits. Slots
 * missed because every user waited for an answer are the service's doing and no reason here.
 *
 * @param targetRps mean of the scheduled rate over the run, ramp-up included
 * @param achievedRps requests sent a second over the same time
 * @param pacerLagP99Ms how late users woke for their slot, 99th percentile
 * @param worstBurst most requests started within a tenth of a second
 * @param burstLimit most that the schedule and its catch-up allow for, with room
 * @param gcTotalMs all pauses of garbage collection together
 * @param gcMaxMs the longest pause
 * @param cpuPct share of this process in all processors of the machine
 * @param recorderWaits how often a user had to wait for room in the recorder's queue
 * @param reasons why the generator was the bottleneck, in one line each; empty if it was not
 */
public record GeneratorHealth(
    double targetRps,
    double achievedRps,
    double pacerLagP99Ms,
    int worstBurst,
    int burstLimit,
    long gcTotalMs,
    long gcMaxMs,
    double cpuPct,
    long recorderWaits,
    List<String> reasons) {
  /** Copies the reasons. */
  public GeneratorHealth {
    reasons = List.copyOf(reasons);
  }

  /** Whether the generator was the bottleneck. */
  public boolean limited() {
    return !reasons.isEmpty();
  }
}
