package org.cutover.analysis.report;

import static org.cutover.analysis.report.SampleColumns.joined;

import java.util.List;
import java.util.stream.Collectors;
import org.cutover.analysis.format.CsvFormat;
import org.cutover.analysis.timeline.PhaseSpan;
import org.cutover.analysis.timeline.SampleAnalysis;
import org.cutover.analysis.timeline.TimelineSecond;
import org.cutover.analysis.timeline.TrialTimeline;

/** {@code data/timeline.csv} and {@code data/trials/ID.csv}: second by second. */
final class TimelineCsv {
  private TimelineCsv() {}

  static String ofCells(SampleAnalysis samples) {
    List<List<String>> rows =
        samples.cells().stream()
            .flatMap(
                cell ->
                    cell.seconds().stream()
                        .map(
                            second ->
                                joined(
                                    SampleColumns.cell(cell.cell()),
                                    SampleColumns.second(second),
                                    List.of(phases(cell.spans(), second)))))
            .toList();
    return CsvFormat.csv(joined(SampleColumns.CELL, SampleColumns.SECOND, List.of("phases")), rows);
  }

  static String ofTrial(TrialTimeline trial) {
    List<PhaseSpan> spans = trial.spans();
    List<List<String>> rows =
        trial.seconds().stream()
            .map(s -> joined(SampleColumns.second(s), List.of(phases(spans, s))))
            .toList();
    return CsvFormat.csv(joined(SampleColumns.SECOND, List.of("phases")), rows);
  }

  /** The phases that were under way in some part of a second. */
  private static String phases(List<PhaseSpan> spans, TimelineSecond second) {
    return spans.stream()
        .filter(span -> span.fromSeconds() < second.second() + 1)
        .filter(span -> Math.max(span.toSeconds(), span.fromSeconds() + 0.001) > second.second())
        .map(PhaseSpan::label)
        .collect(Collectors.joining("; "));
  }
}
