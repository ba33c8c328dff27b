package org.cutover.bench.measure;

import java.util.List;
import java.util.function.ToLongFunction;

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

  /** The quickest run, in milliseconds of wall time. */
  public long min() {
    return sorted(Timing::millis).get(0);
  }

  /** The slowest run. */
  public long max() {
    return sorted(Timing::millis).get(timings.size() - 1);
  }

  /** The median of wall time in milliseconds. */
  public double median() {
    return median(Timing::millis);
  }

  /** The median of processor time in milliseconds; 0 where the system does not tell. */
  public double medianCpu() {
    return median(Timing::cpuMillis);
  }

  /** Of an even number of runs the mean of the two in the middle. */
  private double median(ToLongFunction<Timing> value) {
    List<Long> sorted = sorted(value);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }

  /** The most memory of any run, in megabytes; 0 where the system does not tell. */
  public long peakMegabytes() {
    return timings.stream().mapToLong(Timing::peakMegabytes).max().orElse(0);
  }

  private List<Long> sorted(ToLongFunction<Timing> value) {
    return timings.stream().mapToLong(value).sorted().boxed().toList();
  }
}
