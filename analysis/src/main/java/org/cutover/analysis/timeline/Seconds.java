package org.cutover.analysis.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns counts into what is shown of them. */
final class Seconds {
  private Seconds() {}

  static TimelineSecond of(int second, int trials, Counts counts) {
    Counts.Percentiles times = counts.percentiles();
    return new TimelineSecond(
        second, trials, counts.requests(), counts.errors(), times.p50(), times.p99());
  }

  static PhaseFigures of(PhaseSpan span, int trials, Counts counts) {
    Counts.Percentiles times = counts.percentiles();
    return new PhaseFigures(
        span,
        trials,
        counts.requests(),
        counts.errors(),
        times.p50(),
        times.p99(),
        counts.errorsByClass());
  }

  /** The seconds of one trial from the first to the last, without a gap. */
  static List<TimelineSecond> ofTrial(Map<Integer, Counts> counts) {
    List<TimelineSecond> seconds = new ArrayList<>();
    int first = counts.keySet().stream().mapToInt(Integer::intValue).min().orElse(0);
    int last = counts.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    for (int second = first; second <= last; second++) {
      seconds.add(of(second, 1, counts.getOrDefault(second, new Counts())));
    }
    return seconds;
  }
}
