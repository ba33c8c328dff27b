package org.cutover.analysis.timeline;

import java.util.List;
import org.cutover.analysis.archive.CellKey;

/**
 * The trials of one cell, laid over each other with second 0 in one place.
 *
 * @param cell which cell
 * @param trials how many of its trials have samples
 * @param origin what happened at second 0 in all of them
 * @param seconds every second that any trial has, without a gap; mind {@code trials} of the outer
 *     ones, which not every trial reaches
 * @param phases as of a trial, with the mean of the trials' starts and ends
 * @param limits availability for each of {@link Limits#MILLIS}
 */
public record CellTimeline(
    CellKey cell,
    int trials,
    Origin origin,
    List<TimelineSecond> seconds,
    List<PhaseFigures> phases,
    List<LimitPoint> limits) {

  /** Copies the lists. */
  public CellTimeline {
    seconds = List.copyOf(seconds);
    phases = List.copyOf(phases);
    limits = List.copyOf(limits);
  }

  /** The phases of the deployment by their mean start; none where nothing was deployed. */
  public List<PhaseSpan> spans() {
    return PhaseFigures.spans(phases);
  }
}
