package org.cutover.analysis.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.timeline.PhaseFigures;
import org.cutover.analysis.timeline.PhaseSpan;
import org.cutover.analysis.timeline.TimelineSecond;

/** Columns that files of samples' figures have in common. */
final class SampleColumns {
  static final List<String> CELL = List.of("level", "scenario", "deployer");
  static final List<String> SECOND =
      List.of(
          "second", "trials", "requests", "errors", "error_rate_pct", "rps", "p50_ms", "p99_ms");
  static final List<String> PHASE =
      List.of(
          "phase",
          "round",
          "from_s",
          "to_s",
          "duration_s",
          "trials",
          "requests",
          "errors",
          "error_rate_pct",
          "p50_ms",
          "p99_ms");

  private SampleColumns() {}

  static List<String> cell(CellKey cell) {
    return List.of(cell.level(), cell.scenario(), cell.deployer());
  }

  static List<String> second(TimelineSecond second) {
    return List.of(
        Integer.toString(second.second()),
        Integer.toString(second.trials()),
        Long.toString(second.requests()),
        Long.toString(second.errors()),
        Numbers.precise(second.errorRatePct()),
        Numbers.precise(second.requestsPerSecond()),
        Numbers.precise(second.p50Ms()),
        Numbers.precise(second.p99Ms()));
  }

  static List<String> phase(PhaseFigures phase) {
    PhaseSpan span = phase.span();
    return List.of(
        span.phase(),
        Integer.toString(span.round()),
        Numbers.precise(span.fromSeconds()),
        Numbers.precise(span.toSeconds()),
        Numbers.precise(span.durationSeconds()),
        Integer.toString(phase.trials()),
        Long.toString(phase.requests()),
        Long.toString(phase.errors()),
        Numbers.precise(phase.errorRatePct()),
        Numbers.precise(phase.p50Ms()),
        Numbers.precise(phase.p99Ms()));
  }

  /** Two or more lists as one. */
  @SafeVarargs
  static List<String> joined(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
