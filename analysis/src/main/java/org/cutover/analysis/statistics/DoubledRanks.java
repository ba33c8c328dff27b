package org.cutover.analysis.statistics;

import java.util.Arrays;

/** The pooled ranks of two samples, times two, so that the mid-ranks of ties are whole numbers. */
final class DoubledRanks {
  private final int[] values;
  private final int scenarioSize;
  private final int scenarioSum;
  private final int tied;
  private final double tieTerm;

  private DoubledRanks(int[] values, int scenarioSize, int scenarioSum, int tied, double tieTerm) {
    this.values = values;
    this.scenarioSize = scenarioSize;
    this.scenarioSum = scenarioSum;
    this.tied = tied;
    this.tieTerm = tieTerm;
  }

  static DoubledRanks of(double[] scenario, double[] control) {
    double[] pooled = Arrays.copyOf(scenario, scenario.length + control.length);
    System.arraycopy(control, 0, pooled, scenario.length, control.length);
    double[] sorted = pooled.clone();
    Arrays.sort(sorted);
    int[] ranks = new int[pooled.length];
    int sum = 0;
    for (int i = 0; i < pooled.length; i++) {
      // Ranks first+1 … last of equal values have the mean (first + 1 + last) / 2.
      ranks[i] = first(sorted, pooled[i]) + 1 + last(sorted, pooled[i]);
      sum += i < scenario.length ? ranks[i] : 0;
    }
    int tied = 0;
    double tieTerm = 0;
    for (int i = 0; i < sorted.length; i = last(sorted, sorted[i])) {
      double count = last(sorted, sorted[i]) - i;
      tied += count > 1 ? (int) count : 0;
      tieTerm += count * count * count - count;
    }
    return new DoubledRanks(ranks, scenario.length, sum, tied, tieTerm);
  }

  private static int first(double[] sorted, double value) {
    int index = 0;
    while (sorted[index] < value) {
      index++;
    }
    return index;
  }

  private static int last(double[] sorted, double value) {
    int index = sorted.length;
    while (sorted[index - 1] > value) {
      index--;
    }
    return index;
  }

  int[] values() {
    return values.clone();
  }

  int size() {
    return values.length;
  }

  int scenarioSize() {
    return scenarioSize;
  }

  /** The sum of the scenario's doubled ranks. */
  int scenarioSum() {
    return scenarioSum;
  }

  /** The sum of all doubled ranks. */
  int total() {
    return size() * (size() + 1);
  }

  /** How many values share theirs with another. */
  int tied() {
    return tied;
  }

  boolean allEqual() {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  double u() {
    return scenarioSum / 2.0 - scenarioSize * (scenarioSize + 1) / 2.0;
  }

  double expectedU() {
    return scenarioSize * (double) (size() - scenarioSize) / 2;
  }

  double varianceOfU() {
    double n = size();
    return expectedU() / 6 * (n + 1 - tieTerm / (n * (n - 1)));
  }
}
