package org.cutover.loadgen;

import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param summary the study's figures and ours
 * @param course when its parts began and ended
 * @param errorsByClass samples that failed, by class, {@link ErrorClass#CUT} left out
 * @param samplesByAddress samples by the address that served them; by the host that was asked for,
 *     where no connection opened
 * @param names how names were resolved
 * @param health how well the generator itself kept up
 * @param intervals the course, about a second each; they merge
 */
public record LoadResult(
    Summary summary,
    Course course,
    Map<ErrorClass, Long> errorsByClass,
    Map<String, Long> samplesByAddress,
    NameUse names,
    GeneratorHealth health,
    List<Interval> intervals) {
  /** Copies the collections. */
  public LoadResult {
    errorsByClass = Map.copyOf(errorsByClass);
    samplesByAddress = Map.copyOf(samplesByAddress);
    intervals = List.copyOf(intervals);
  }

  /**
   * Moments of a run, in epoch milliseconds.
   *
   * @param rampUpStart the first user started
   * @param holdStart all users had been started
   * @param holdEnd no request started after it
   * @param end the last user had ended
   * @param stopped whether the run was ended early
   */
  public record Course(long rampUpStart, long holdStart, long holdEnd, long end, boolean stopped) {}
}
