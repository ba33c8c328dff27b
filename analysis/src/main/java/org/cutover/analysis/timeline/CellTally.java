package org.cutover.analysis.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up the trials of one cell as they become ready. The sums are of whole numbers, so that the
 * order does not matter. Safe for several threads.
 */
final class CellTally {
  private final Map<Integer, Counts> seconds = new TreeMap<>();
  private final Map<Integer, Integer> changes = new TreeMap<>();
  private final Map<Deployment.Key, Sum> phases = new HashMap<>();
  private int trials;

  /** A phase of all trials that have it; times in milliseconds after second 0. */
  private static final class Sum {
    private final Counts counts = new Counts();
    private int trials;
    private long from;
    private long to;
  }

  /**
   * Adds a trial that has samples.
   *
   * @param originMillis when its second 0 began
   */
  synchronized void add(
      Map<Integer, Counts> trial, List<TrialTally.PhaseCounts> trialPhases, long originMillis) {
    trials++;
    int first = trial.keySet().stream().mapToInt(Integer::intValue).min().orElseThrow();
    int last = trial.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
    changes.merge(first, 1, Integer::sum);
    changes.merge(last + 1, -1, Integer::sum);
    trial.forEach(
        (second, counts) -> seconds.computeIfAbsent(second, s -> new Counts()).add(counts));
    for (TrialTally.PhaseCounts phase : trialPhases) {
      Sum sum = phases.computeIfAbsent(phase.key(), key -> new Sum());
      sum.trials++;
      sum.from += phase.fromMillis() - originMillis;
      sum.to += phase.toMillis() - originMillis;
      sum.counts.add(phase.counts());
    }
  }

  synchronized int trials() {
    return trials;
  }

  /** Every second that any trial has; where trials leave a gap between them there is nothing. */
  synchronized List<TimelineSecond> seconds() {
    List<TimelineSecond> all = new ArrayList<>();
    int under = 0;
    int next = Integer.MIN_VALUE;
    for (Map.Entry<Integer, Integer> change : changes.entrySet()) {
      for (int second = next; under > 0 && second < change.getKey(); second++) {
        all.add(Seconds.of(second, under, seconds.getOrDefault(second, new Counts())));
      }
      under += change.getValue();
      next = change.getKey();
    }
    return all;
  }

  synchronized List<PhaseFigures> phases(PhaseLabels labels) {
    return phases.entrySet().stream()
        .map(entry -> figures(entry.getKey(), entry.getValue(), labels))
        .sorted(IN_ORDER)
        .toList();
  }

  private static PhaseFigures figures(Deployment.Key key, Sum sum, PhaseLabels labels) {
    double from = sum.from / 1000.0 / sum.trials;
    double to = sum.to / 1000.0 / sum.trials;
    PhaseSpan span = new PhaseSpan(key.phase(), key.round(), labels.of(key), from, to);
    return Seconds.of(span, sum.trials, sum.counts);
  }

  /** By start; what was before comes first, what was after behind the phases, then the sums. */
  static final Comparator<PhaseFigures> IN_ORDER =
      Comparator.<PhaseFigures>comparingInt(phase -> place(phase.span()))
          .thenComparingDouble(phase -> phase.span().fromSeconds())
          .thenComparing(phase -> phase.span().label());

  private static int place(PhaseSpan span) {
    return switch (span.phase()) {
      case PhaseSpan.BEFORE -> 0;
      case PhaseSpan.AFTER -> 2;
      case PhaseSpan.DEPLOYMENT -> 3;
      case PhaseSpan.WHOLE -> 4;
      default -> 1;
    };
  }
}
