package org.cutover.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.timeline.CellTimeline;
import org.cutover.analysis.timeline.PhaseFigures;
import org.cutover.analysis.timeline.SampleAnalysis;

/** Table 10.1: which errors there were, and in which phase. */
final class ErrorClassesTable implements TableKind {
  @Override
  public String heading() {
    return "Errors by class and phase";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    List<CellTimeline> cells = analysis.samples().map(SampleAnalysis::cells).orElse(List.of());
    if (cells.isEmpty()) {
      return List.of();
    }
    List<String> classes =
        List.copyOf(
            cells.stream()
                .flatMap(cell -> cell.phases().stream())
                .flatMap(phase -> phase.errorsByClass().keySet().stream())
                .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll));
    List<String> columns = new ArrayList<>(List.of("Traffic", "Scenario", "Phase", "Errors"));
    columns.addAll(classes);
    Experiment experiment = analysis.archive().experiment();
    List<Table.Row> rows = cells.stream().flatMap(cell -> rows(experiment, cell, classes)).toList();
    String note =
        rows.isEmpty()
            ? "There was no error."
            : "Errors of all trials together; phases without an error are left out.";
    return List.of(new Table("10.1", "Errors by class and phase", columns, rows, List.of(note)));
  }

  private static Stream<Table.Row> rows(
      Experiment experiment, CellTimeline cell, List<String> classes) {
    return cell.phases().stream()
        .filter(phase -> phase.errors() > 0)
        .map(phase -> row(experiment, cell, phase, classes));
  }

  private static Table.Row row(
      Experiment experiment, CellTimeline cell, PhaseFigures phase, List<String> classes) {
    List<Table.Cell> cells = new ArrayList<>();
    cells.add(Table.Cell.text(Columns.capitalized(cell.cell().level())));
    cells.add(Table.Cell.text(experiment.label(cell.cell())));
    cells.add(Table.Cell.text(Columns.capitalized(phase.span().label())));
    cells.add(Table.Cell.number((double) phase.errors(), 0));
    for (String name : classes) {
      cells.add(Table.Cell.number((double) phase.errorsByClass().getOrDefault(name, 0L), 0));
    }
    return new Table.Row(cells, phase.span().isSum());
  }
}
