package org.cutover.loadgen;

/**
 * Figures of a run, named as in the study's tables. Samples that the end of the run cut off are in
 * {@code cut} and in nothing else; the ramp-up is included.
 *
 * @param samples requests that ended
 * @param avgMs mean response time, unrounded
 * @param minMs shortest response time
 * @param maxMs longest response time
 * @param throughputRps samples a second from the first start to the last end
 * @param errors samples that failed
 * @param errorRatePct errors of 100 samples, unrounded
 * @param goodputRps samples without failure a second, over the same time
 * @param p50Ms half of the samples took at most this long
 * @param p95Ms nearest-rank percentile, exact to the millisecond
 * @param p99Ms nearest-rank percentile, exact to the millisecond
 * @param intendedP99Ms the same from the moment when the request was due
 * @param missed slots of the schedule that no request was sent for
 * @param cut requests that the end of the run cut off
 */
public record Summary(
    long samples,
    double avgMs,
    long minMs,
    long maxMs,
    double throughputRps,
    long errors,
    double errorRatePct,
    double goodputRps,
    long p50Ms,
    long p95Ms,
    long p99Ms,
    long intendedP99Ms,
    long missed,
    long cut) {}
