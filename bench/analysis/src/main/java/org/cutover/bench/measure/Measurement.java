package org.cutover.bench.measure;

import java.util.List;

/**
 * All runs of one contender.
 *
 * @param agreement what of its results was found to agree
 */
public record Measurement(Contender contender, List<Timing> timings, String agreement) {
  /** Copies the timings. */
  public Measurement {
    timings = List.copyOf(timings);
  }

  /** The quickest run. */
  public long min() {
    return sorted().get(0);
  }

  /** The slowest run. */
  public long max() {
    return sorted().get(timings.size() - 1);
  }

  /** The median; of an even number of runs the mean of the two in the middle. */
  public double median() {
    List<Long> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }

  /** The most memory of any run, in megabytes; 0 where the system does not tell. */
  public long peakMegabytes() {
    return timings.stream().mapToLong(Timing::peakMegabytes).max().orElse(0);
  }

  private List<Long> sorted() {
    return timings.stream().map(Timing::millis).sorted().toList();
  }
}
