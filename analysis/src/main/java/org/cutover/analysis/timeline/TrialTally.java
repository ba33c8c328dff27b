package org.cutover.analysis.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cutover.analysis.samples.RowStatistics;
import org.cutover.analysis.samples.SampleSink;

/** Counts the samples of one trial by second and by phase. Not safe for several threads. */
final class TrialTally implements SampleSink {
  /** Samples that the end of a run cut off. */
  private static final String CUT = "cut";

  /** A trial is not longer; a second further away comes from a broken time stamp. */
  private static final long LONGEST_MILLIS = 7L * 24 * 3600 * 1000;

  private final long origin;
  private final List<PhaseCounts> phases = new ArrayList<>();
  private final Map<Integer, Counts> seconds = new TreeMap<>();
  private final Map<Long, Window> windows = new TreeMap<>();
  private Window window;
  private long windowFrom;
  private long windowTo;
  private long cut;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long lastEnd = Long.MIN_VALUE;

  /**
   * The requests of a phase.
   *
   * @param key the phase
   * @param fromMillis its start, in epoch milliseconds
   * @param toMillis its end
   * @param counts what was sent in it
   */
  record PhaseCounts(Deployment.Key key, long fromMillis, long toMillis, Counts counts) {}

  /**
   * The requests of a stretch of time in which second and phases are the same, so that each sample
   * is counted once.
   */
  private record Window(int second, List<PhaseCounts> phases, Counts counts) {}

  TrialTally(TrialSource source) {
    this.origin = source.originMillis();
    if (source.origin() == Origin.FIRST_REQUEST) {
      return;
    }
    long end = source.deployment().map(Deployment::endMillis).orElse(origin);
    phase(new Deployment.Key(PhaseSpan.BEFORE, 0), Long.MIN_VALUE, origin);
    source
        .deployment()
        .ifPresent(
            deployment -> {
              deployment.phases().forEach(p -> phase(p.key(), p.fromMillis(), p.toMillis()));
              phase(new Deployment.Key(PhaseSpan.DEPLOYMENT, 0), origin, end);
            });
    phase(new Deployment.Key(PhaseSpan.AFTER, 0), end, Long.MAX_VALUE);
  }

  private void phase(Deployment.Key key, long from, long to) {
    phases.add(new PhaseCounts(key, from, to, new Counts()));
  }

  @Override
  public void sample(long start, int elapsed, boolean success, String errorClass) {
    if (Math.abs(start - origin) > LONGEST_MILLIS) {
      throw new IllegalArgumentException(
          "timeStamp: " + start + " is more than a week away from second 0 of the trial");
    }
    if (errorClass.equals(CUT)) {
      cut++;
      return;
    }
    first = Math.min(first, start);
    last = Math.max(last, start);
    lastEnd = Math.max(lastEnd, start + elapsed);
    if (start < windowFrom || start >= windowTo) {
      openWindow(start);
    }
    window.counts().add(elapsed, success, errorClass);
  }

  /**
   * Finds the second and the phases of a moment, and how long they stay the same: most samples lie
   * beside the one before.
   */
  private void openWindow(long start) {
    int second = (int) Math.floorDiv(start - origin, 1000L);
    windowFrom = origin + second * 1000L;
    windowTo = windowFrom + 1000;
    List<PhaseCounts> under = new ArrayList<>();
    for (PhaseCounts phase : phases) {
      if (start >= phase.toMillis()) {
        windowFrom = Math.max(windowFrom, phase.toMillis());
      } else if (start < phase.fromMillis()) {
        windowTo = Math.min(windowTo, phase.fromMillis());
      } else {
        windowFrom = Math.max(windowFrom, phase.fromMillis());
        windowTo = Math.min(windowTo, phase.toMillis());
        under.add(phase);
      }
    }
    window = windows.computeIfAbsent(windowFrom, from -> new Window(second, under, new Counts()));
  }

  /** Brings what was counted together by second and by phase; to be called once, at the end. */
  void finish() {
    for (Window counted : windows.values()) {
      seconds.computeIfAbsent(counted.second(), s -> new Counts()).add(counted.counts());
      counted.phases().forEach(phase -> phase.counts().add(counted.counts()));
    }
    windows.clear();
  }

  /** The counts by second; a second without a request is missing. */
  Map<Integer, Counts> seconds() {
    return seconds;
  }

  /** The counts by phase, with starts and ends within the trial; last the whole trial. */
  List<PhaseCounts> phases(Counts total) {
    List<PhaseCounts> all = new ArrayList<>();
    if (seconds.isEmpty()) {
      return all;
    }
    for (PhaseCounts phase : phases) {
      boolean before = phase.fromMillis() == Long.MIN_VALUE;
      boolean after = phase.toMillis() == Long.MAX_VALUE;
      long from = before ? Math.min(first, phase.toMillis()) : phase.fromMillis();
      long to = after ? Math.max(last, phase.fromMillis()) : phase.toMillis();
      all.add(new PhaseCounts(phase.key(), from, to, phase.counts()));
    }
    all.add(new PhaseCounts(new Deployment.Key(PhaseSpan.WHOLE, 0), first, last, total));
    return all;
  }

  /** All samples together. */
  Counts total() {
    Counts total = new Counts();
    seconds.values().forEach(total::add);
    return total;
  }

  RowStatistics row(Counts total) {
    return RowStatistics.of(total.times(), total.errors(), cut, first, lastEnd);
  }
}
