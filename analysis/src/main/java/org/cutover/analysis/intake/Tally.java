package org.cutover.analysis.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cutover.analysis.samples.RowStatistics;
import org.cutover.analysis.samples.RowStatistics.ResponseTimes;

/**
 * Adds samples up. It keeps how often each response time was seen, in milliseconds, so that
 * percentiles are exact and memory does not grow with the samples.
 */
final class Tally {
  private static final String CUT = "cut";

  private final Map<Long, long[]> counts = new HashMap<>();
  private final Map<String, Long> errorsByClass = new TreeMap<>();
  private long samples;
  private long errors;
  private long cut;
  private long firstStart = Long.MAX_VALUE;
  private long lastEnd = Long.MIN_VALUE;
  private long total;

  void add(JtlSample sample) {
    if (sample.errorClass().equals(CUT)) {
      cut++;
      return;
    }
    samples++;
    total += sample.elapsed();
    firstStart = Math.min(firstStart, sample.start());
    lastEnd = Math.max(lastEnd, sample.end());
    counts.computeIfAbsent(sample.elapsed(), millis -> new long[1])[0]++;
    if (!sample.success()) {
      errors++;
      errorsByClass.merge(sample.errorClass(), 1L, Long::sum);
    }
  }

  /** Failed samples by the word for why, sorted. */
  Map<String, Long> errorsByClass() {
    return new TreeMap<>(errorsByClass);
  }

  /** What they come to; there must have been one. */
  RowStatistics statistics() {
    TreeMap<Long, long[]> sorted = new TreeMap<>(counts);
    return new RowStatistics(
        samples,
        errors,
        cut,
        firstStart,
        lastEnd,
        total,
        new ResponseTimes(
            sorted.firstKey(),
            sorted.lastKey(),
            percentile(sorted, 50),
            percentile(sorted, 90),
            percentile(sorted, 95),
            percentile(sorted, 99)));
  }

  /** How many there were that count. */
  long samples() {
    return samples;
  }

  /** Nearest rank: the smallest time that {@code percent} of a hundred did not exceed. */
  private long percentile(SortedMap<Long, long[]> sorted, int percent) {
    long rank = (samples * percent + 99) / 100;
    long seen = 0;
    for (Map.Entry<Long, long[]> entry : sorted.entrySet()) {
      seen += entry.getValue()[0];
      if (seen >= rank) {
        return entry.getKey();
      }
    }
    return sorted.lastKey();
  }
}
