package org.cutover.bench.peer;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Adds the samples of one trial up, exactly: counts by the millisecond for the trial, and for each
 * second of the clock its response times. Samples that were cut off count as cut and nothing else.
 */
final class TrialSums implements Rows {
  private final TreeMap<Long, Second> seconds = new TreeMap<>();
  private int[] counts = new int[4096];
  private long samples;
  private long errors;
  private long cut;
  private long sum;
  private Second current;
  private long currentSecond = Long.MIN_VALUE;

  /** The samples that began in one second. */
  private static final class Second {
    private int[] times = new int[128];
    private int size;
    private int errors;

    void add(int elapsed, boolean success) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
      }
      times[size++] = elapsed;
      errors += success ? 0 : 1;
    }

    void write(StringBuilder text) {
      Arrays.sort(times, 0, size);
      text.append(size).append(',').append(errors);
      for (int percent : new int[] {50, 99}) {
        text.append(',').append(times[(int) Ranks.of(percent, size) - 1]);
      }
    }
  }

  @Override
  public void add(long timeStamp, int elapsed, boolean success, boolean wasCut) {
    if (wasCut) {
      cut++;
      return;
    }
    samples++;
    errors += success ? 0 : 1;
    sum += elapsed;
    if (elapsed >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(elapsed + 1, 2 * counts.length));
    }
    counts[elapsed]++;
    second(timeStamp / 1000).add(elapsed, success);
  }

  private Second second(long second) {
    if (second != currentSecond) {
      current = seconds.computeIfAbsent(second, key -> new Second());
      currentSecond = second;
    }
    return current;
  }

  /** The trial's line, see {@link SumsFiles}. */
  String line(String trial) {
    StringBuilder text = new StringBuilder(trial);
    text.append(',').append(samples).append(',').append(errors).append(',').append(cut);
    text.append(',').append(sum).append(',').append(value(1)).append(',').append(value(samples));
    for (int percent : new int[] {50, 90, 95, 99}) {
      text.append(',').append(value(Ranks.of(percent, samples)));
    }
    return text.append('\n').toString();
  }

  /** The lines of its seconds. */
  String secondLines(String trial) {
    StringBuilder text = new StringBuilder();
    seconds.forEach(
        (second, sums) -> {
          text.append(trial).append(',').append(second).append(',');
          sums.write(text);
          text.append('\n');
        });
    return text.toString();
  }

  private int value(long rank) {
    long seen = 0;
    for (int elapsed = 0; elapsed < counts.length; elapsed++) {
      seen += counts[elapsed];
      if (seen >= rank && seen > 0) {
        return elapsed;
      }
    }
    return 0;
  }
}
