package org.cutover.bench.peer;

/** Nearest-rank percentiles: the smallest value that so many of a hundred do not exceed. */
final class Ranks {
  private Ranks() {}

  /** The place, counted from 1, of a percentile among sorted values. */
  static long of(int percent, long count) {
    return Math.max(1, (percent * count + 99) / 100);
  }
}
