package org.cutover.analysis.table;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.timeline.CellTimeline;
import org.cutover.analysis.timeline.PhaseFigures;
import org.cutover.analysis.timeline.SampleAnalysis;

/** Tables 7.x: what users met in each phase of a deployment, one table a cell. */
final class PhasesTable implements TableKind {
  private static final List<String> COLUMNS =
      List.of(
          "Phase",
          "Start (s)",
          "Duration (s)",
          "Requests",
          "Errors",
          "Error rate (%)",
          "p50 (ms)",
          "p99 (ms)");

  @Override
  public String heading() {
    return "Deployments by phase";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    List<Table> tables = new ArrayList<>();
    for (CellTimeline cell : analysis.samples().map(SampleAnalysis::cells).orElse(List.of())) {
      if (!cell.spans().isEmpty()) {
        tables.add(table("7." + (tables.size() + 1), analysis, cell));
      }
    }
    return tables;
  }

  private static Table table(String id, Analysis analysis, CellTimeline cell) {
    String title =
        analysis.archive().experiment().label(cell.cell())
            + " at "
            + cell.cell().level()
            + " traffic, by phase";
    List<Table.Row> rows = cell.phases().stream().map(PhasesTable::row).toList();
    String trials = cell.trials() == 1 ? "Of 1 trial" : "Of " + cell.trials() + " trials together";
    List<String> notes = new ArrayList<>();
    notes.add(
        trials
            + "; start (after the "
            + cell.origin().words()
            + ") and duration are means. A request counts in every phase in which it was sent;"
            + " phases overlap.");
    cell.phases().stream()
        .filter(phase -> phase.trials() < cell.trials())
        .forEach(phase -> notes.add(label(phase) + ": in " + phase.trials() + " trials only."));
    return new Table(id, title, COLUMNS, rows, notes);
  }

  private static String label(PhaseFigures phase) {
    return Columns.capitalized(phase.span().label());
  }

  private static Table.Row row(PhaseFigures phase) {
    return new Table.Row(
        List.of(
            Table.Cell.text(label(phase)),
            Table.Cell.number(phase.span().fromSeconds(), 1),
            Table.Cell.number(phase.span().durationSeconds(), 2),
            Table.Cell.number((double) phase.requests(), 0),
            Table.Cell.number((double) phase.errors(), 0),
            Table.Cell.number(phase.errorRatePct(), 3),
            Table.Cell.number(phase.p50Ms(), 0),
            Table.Cell.number(phase.p99Ms(), 0)),
        phase.span().isSum());
  }
}
