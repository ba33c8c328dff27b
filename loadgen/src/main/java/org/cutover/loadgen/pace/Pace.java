package org.cutover.loadgen.pace;

/**
 * What became of a schedule.
 *
 * @param due slots that were due
 * @param sent slots that a request was sent for
 * @param missed slots that were due and not used
 * @param lagP99Ms how late users woke, 99th percentile
 * @param worstBurst most requests started within a tenth of a second
 */
public record Pace(long due, long sent, long missed, double lagP99Ms, int worstBurst) {}
