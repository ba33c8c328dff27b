package org.cutover.analysis.timeline;

import java.util.List;

/** What the counts of one trial say, as a pure function. */
final class TrialSummary {
  private TrialSummary() {}

  /**
   * Sums a trial up.
   *
   * @param phases its phases with their counts, see {@link TrialTally#phases}
   * @param total all its samples, at least one
   */
  static TrialTimeline of(
      TrialSource source,
      TrialTally tally,
      List<TrialTally.PhaseCounts> phases,
      Counts total,
      PhaseLabels labels,
      long limitMillis) {
    Availability availability = new Availability(total);
    List<PhaseFigures> figures =
        phases.stream()
            .map(phase -> Seconds.of(span(phase, source, labels), 1, phase.counts()))
            .sorted(CellTally.IN_ORDER)
            .toList();
    return new TrialTimeline(
        source.id(),
        source.trial().cell(),
        source.trial().run(),
        source.origin(),
        tally.row(total),
        Seconds.ofTrial(tally.seconds()),
        figures,
        availability.curve(),
        availability.pct(limitMillis));
  }

  private static PhaseSpan span(
      TrialTally.PhaseCounts phase, TrialSource source, PhaseLabels labels) {
    return new PhaseSpan(
        phase.key().phase(),
        phase.key().round(),
        labels.of(phase.key()),
        (phase.fromMillis() - source.originMillis()) / 1000.0,
        (phase.toMillis() - source.originMillis()) / 1000.0);
  }
}
