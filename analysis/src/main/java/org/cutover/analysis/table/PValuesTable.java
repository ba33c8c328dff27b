package org.cutover.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.statistics.TestResult;

/** Tables 5.x: the p-value of each deployment scenario against the control of its level. */
final class PValuesTable implements TableKind {
  @Override
  public String heading() {
    return "p-values against no deployment";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    List<Table> tables = new ArrayList<>();
    if (!analysis.comparisons().isEmpty()) {
      for (Metric metric : analysis.metrics()) {
        tables.add(table("5." + (tables.size() + 1), analysis, metric));
      }
    }
    return tables;
  }

  private static Table table(String id, Analysis analysis, Metric metric) {
    Experiment experiment = analysis.archive().experiment();
    List<String> columns = new ArrayList<>(List.of("Traffic"));
    columns.addAll(Columns.labels(experiment, false));
    List<Table.Row> rows = new ArrayList<>();
    for (Experiment.Level level : experiment.levels()) {
      List<Table.Cell> cells = new ArrayList<>();
      cells.add(Table.Cell.text(Columns.capitalized(level.name())));
      for (CellKey cell : Columns.cells(experiment, level.name(), false)) {
        cells.add(cell(p(analysis, metric, cell), experiment.settings().alpha()));
      }
      rows.add(Table.Row.of(cells));
    }
    return new Table(id, "p-values: " + metric.name(), columns, rows, notes(analysis, rows));
  }

  private static OptionalDouble p(Analysis analysis, Metric metric, CellKey cell) {
    Optional<TestResult> result =
        analysis
            .comparison(metric, cell)
            .flatMap(comparison -> comparison.test(analysis.mode().shownTest().name()));
    return result.map(TestResult::p).orElseGet(OptionalDouble::empty);
  }

  /** A p-value cell, significant or not. */
  static Table.Cell cell(OptionalDouble p, double alpha) {
    if (p.isEmpty()) {
      return Table.Cell.NOTHING;
    }
    boolean significant = p.getAsDouble() < alpha;
    return new Table.Cell(
        Numbers.p(p.getAsDouble()),
        p,
        significant ? Table.Mark.SIGNIFICANT : Table.Mark.NOT_SIGNIFICANT);
  }

  private static List<String> notes(Analysis analysis, List<Table.Row> rows) {
    double alpha = analysis.archive().experiment().settings().alpha();
    List<String> notes = new ArrayList<>();
    notes.add(
        "Bold with an asterisk: significant at "
            + Numbers.precise(alpha)
            + ". "
            + (analysis.mode() == Mode.AS_PUBLISHED
                ? "Student's two-sided t-test with pooled variance, as published."
                : "Welch's two-sided t-test, not adjusted for the number of comparisons."));
    if (rows.stream().anyMatch(row -> row.cells().contains(Table.Cell.NOTHING))) {
      notes.add(
          "–: not tested, because nothing varies or there are fewer than two trials per cell.");
    }
    return notes;
  }
}
