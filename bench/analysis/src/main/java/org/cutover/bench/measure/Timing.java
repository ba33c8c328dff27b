package org.cutover.bench.measure;

/**
 * One run of a process.
 *
 * @param millis wall time from before its start to after its end
 * @param cpuMillis processor time of all its threads, which other processes disturb less than the
 *     wall time; 0 where the system does not tell
 * @param peakMegabytes the most memory it held at once; 0 where the system does not tell
 */
public record Timing(long millis, long cpuMillis, long peakMegabytes) {}
