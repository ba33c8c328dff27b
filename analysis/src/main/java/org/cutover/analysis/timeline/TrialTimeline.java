package org.cutover.analysis.timeline;

import java.util.List;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.samples.RowStatistics;

/**
 * One trial.
 *
 * @param id the name of its folder, such as {@code 1-low-success}
 * @param cell where in the matrix it belongs
 * @param run its repetition, from 1
 * @param origin what happened at second 0
 * @param row the whole trial in one row
 * @param seconds every second from the first request to the last, without a gap
 * @param phases what was before the deployment, its phases by their start, what was after it, and
 *     the sums over the deployment and the trial; only the last where nothing is known of a
 *     deployment
 * @param availabilityPct correct answers that came within each of {@link Limits#MILLIS}, in percent
 *     of all requests
 * @param withinLimitPct correct answers that came within the experiment's own limit, in percent of
 *     all requests
 */
public record TrialTimeline(
    String id,
    CellKey cell,
    int run,
    Origin origin,
    RowStatistics row,
    List<TimelineSecond> seconds,
    List<PhaseFigures> phases,
    List<Double> availabilityPct,
    double withinLimitPct) {

  /** Copies the lists. */
  public TrialTimeline {
    seconds = List.copyOf(seconds);
    phases = List.copyOf(phases);
    availabilityPct = List.copyOf(availabilityPct);
  }

  /** The phases of the deployment by their start; none where nothing was deployed. */
  public List<PhaseSpan> spans() {
    return PhaseFigures.spans(phases);
  }
}
