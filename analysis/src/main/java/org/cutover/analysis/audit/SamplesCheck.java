package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.audit.AuditFinding.Kind;
import org.cutover.analysis.timeline.RowCheck;
import org.cutover.analysis.timeline.SampleAnalysis;
import org.cutover.analysis.timeline.SampleAnalyst;
import org.cutover.analysis.timeline.TrialTimeline;

/** A row says what the samples of its trial come to, where the archive has them. */
final class SamplesCheck implements AuditCheck {
  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    List<TrialTimeline> timelines =
        SampleAnalyst.analyse(subject.archive()).map(SampleAnalysis::trials).orElse(List.of());
    for (TrialTimeline timeline : timelines) {
      Optional<PrintedRow> row = subject.row(timeline.cell(), timeline.run());
      for (Trial trial : subject.archive().trials(timeline.cell())) {
        if (trial.run() == timeline.run() && row.isPresent()) {
          compare(trial, timeline, row.get(), findings);
        }
      }
    }
    return findings;
  }

  private static void compare(
      Trial trial, TrialTimeline timeline, PrintedRow row, List<AuditFinding> findings) {
    for (RowCheck.Difference difference : RowCheck.differences(trial, timeline.row())) {
      findings.add(
          AuditFinding.in(
              row,
              Kind.WRONG,
              difference.column(),
              BigDecimal.valueOf(difference.computed()).stripTrailingZeros().toPlainString(),
              "the samples of trials/%s come to something else".formatted(timeline.id())));
    }
  }
}
