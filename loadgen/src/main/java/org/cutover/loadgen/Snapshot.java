package org.cutover.loadgen;

import java.time.Duration;

/**
 * A run at a moment: figures of the last second, except errors.
 *
 * @param users active ones
 * @param throughput answers in the last second
 * @param errors since the start
 * @param errorRatePct since the start
 * @param meanMs of the last second; 0 without an answer
 * @param p95Ms of the last second; 0 without an answer
 * @param timeLeft until the end of the hold
 */
public record Snapshot(
    int users,
    double throughput,
    long errors,
    double errorRatePct,
    double meanMs,
    long p95Ms,
    Duration timeLeft) {}
