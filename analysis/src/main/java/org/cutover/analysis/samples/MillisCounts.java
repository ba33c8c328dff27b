package org.cutover.analysis.samples;

import java.util.Arrays;

/**
 * How often each number of milliseconds occurred: a histogram without classes, so that percentiles
 * are exact and adding two gives what counting both at once would have given. Its size grows with
 * the different values that there are, not with their number.
 */
public final class MillisCounts {
  private static final int SMALLEST = 16;

  // A hash table: values[i] occurred counts[i] times, and slot i is free where that is 0.
  private int[] values = new int[SMALLEST];
  private long[] counts = new long[SMALLEST];
  private int different;
  private long total;

  /** How many there are. */
  public long total() {
    return total;
  }

  /** Counts one value, at least 0. */
  public void add(int millis) {
    add(millis, 1);
  }

  /** Counts everything that another has counted. */
  public void add(MillisCounts other) {
    for (int i = 0; i < other.values.length; i++) {
      if (other.counts[i] > 0) {
        add(other.values[i], other.counts[i]);
      }
    }
  }

  private void add(int millis, long count) {
    int slot = slot(millis);
    if (counts[slot] == 0) {
      values[slot] = millis;
      different++;
    }
    counts[slot] += count;
    total += count;
    if (different * 2 > values.length) {
      grow();
    }
  }

  private int slot(int millis) {
    int mask = values.length - 1;
    int slot = (millis * 0x9E3779B9) >>> 7 & mask;
    while (counts[slot] != 0 && values[slot] != millis) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldValues = values;
    long[] oldCounts = counts;
    values = new int[oldValues.length * 2];
    counts = new long[oldCounts.length * 2];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldValues[i]);
        values[slot] = oldValues[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  /** The values by size, as they are now. */
  public Sorted sorted() {
    int[] sorted = new int[different];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (counts[i] > 0) {
        sorted[next++] = values[i];
      }
    }
    Arrays.sort(sorted);
    long[] upTo = new long[different];
    long sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += counts[slot(sorted[i])];
      upTo[i] = sum;
    }
    return new Sorted(sorted, upTo);
  }

  /** The values by size. */
  public static final class Sorted {
    private final int[] values;
    private final long[] upTo;

    private Sorted(int[] values, long[] upTo) {
      this.values = values;
      this.upTo = upTo;
    }

    private long total() {
      return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    /**
     * The smallest value that so many of a hundred did not exceed (nearest rank).
     *
     * @param percent from 1 to 100
     * @throws IllegalStateException if nothing was counted
     */
    public int percentile(int percent) {
      if (values.length == 0) {
        throw new IllegalStateException("no percentile of nothing");
      }
      long rank = (total() * percent + 99) / 100;
      int index = Arrays.binarySearch(upTo, rank);
      return values[index < 0 ? -index - 1 : index];
    }

    /**
     * The smallest value.
     *
     * @throws IllegalStateException if nothing was counted
     */
    public int min() {
      if (values.length == 0) {
        throw new IllegalStateException("no minimum of nothing");
      }
      return values[0];
    }

    /** How many values are at most as long. */
    public long atMost(long millis) {
      int after = values.length;
      if (millis < Integer.MAX_VALUE) {
        int index = Arrays.binarySearch(values, (int) millis);
        after = index < 0 ? -index - 1 : index + 1;
      }
      return after == 0 ? 0 : upTo[after - 1];
    }

    /** The sum of all values. */
    public long sum() {
      long sum = 0;
      long before = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[i] * (upTo[i] - before);
        before = upTo[i];
      }
      return sum;
    }
  }
}
