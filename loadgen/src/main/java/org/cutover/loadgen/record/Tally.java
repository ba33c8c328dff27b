package org.cutover.loadgen.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.cutover.loadgen.ErrorClass;
import org.cutover.loadgen.Interval;
import org.cutover.loadgen.Summary;

/** Adds samples up. Not safe for several threads. */
public final class Tally {
  // Five digits hold every millisecond up to 262 s apart, so that percentiles are exact.
  private static final int EXACT = 5;

  private final IntCountsHistogram response = new IntCountsHistogram(EXACT);
  private final IntCountsHistogram intended = new IntCountsHistogram(EXACT);
  private final Map<ErrorClass, Long> errorsByClass = new EnumMap<>(ErrorClass.class);
  private final Map<String, Long> samplesByAddress = new TreeMap<>();
  private final List<Interval> intervals = new ArrayList<>();
  private final Histogram currentResponse = new Histogram(3);
  private final Histogram currentIntended = new Histogram(3);
  private long samples;
  private long errors;
  private long currentErrors;
  private long intervalStart;
  private long cut;
  private long elapsedSum;
  private long min = Long.MAX_VALUE;
  private long max;
  private long firstStart = Long.MAX_VALUE;
  private long lastEnd = Long.MIN_VALUE;

  /** Counts one sample. */
  public void add(Sample sample) {
    if (sample.cut()) {
      cut++;
      return;
    }
    samples++;
    elapsedSum += sample.elapsed();
    min = Math.min(min, sample.elapsed());
    max = Math.max(max, sample.elapsed());
    firstStart = Math.min(firstStart, sample.timeStamp());
    lastEnd = Math.max(lastEnd, sample.end());
    response.recordValue(sample.elapsed());
    intended.recordValue(sample.sinceIntended());
    currentResponse.recordValue(sample.elapsed());
    currentIntended.recordValue(sample.sinceIntended());
    samplesByAddress.merge(sample.address(), 1L, Long::sum);
    sample.error().ifPresent(this::addError);
  }

  private void addError(ErrorClass error) {
    errors++;
    currentErrors++;
    errorsByClass.merge(error, 1L, Long::sum);
  }

  /**
   * Ends an interval and returns it; the next one begins there.
   *
   * @param runStart when the first interval began, in epoch milliseconds
   * @param now when this one ends, in epoch milliseconds
   */
  public Interval endInterval(long runStart, long now) {
    Interval interval =
        new Interval(
            intervals.isEmpty() ? runStart : intervalStart,
            currentResponse.getTotalCount(),
            currentErrors,
            currentResponse,
            currentIntended);
    currentResponse.reset();
    currentIntended.reset();
    currentErrors = 0;
    intervalStart = now;
    intervals.add(interval);
    return interval;
  }

  /** The figures so far. Without a sample every one of them is 0. */
  public Summary summary(long missed) {
    if (samples == 0) {
      return new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, missed, cut);
    }
    // All samples within one millisecond would otherwise divide by zero.
    double seconds = Math.max(1, lastEnd - firstStart) / 1000.0;
    return new Summary(
        samples,
        (double) elapsedSum / samples,
        min,
        max,
        samples / seconds,
        errors,
        100.0 * errors / samples,
        (samples - errors) / seconds,
        response.getValueAtPercentile(50),
        response.getValueAtPercentile(95),
        response.getValueAtPercentile(99),
        intended.getValueAtPercentile(99),
        missed,
        cut);
  }

  /** Failed samples by class. */
  public Map<ErrorClass, Long> errorsByClass() {
    return Map.copyOf(errorsByClass);
  }

  /** Samples by address. */
  public Map<String, Long> samplesByAddress() {
    return Map.copyOf(samplesByAddress);
  }

  /** The ended intervals in order. */
  public List<Interval> intervals() {
    return List.copyOf(intervals);
  }
}
