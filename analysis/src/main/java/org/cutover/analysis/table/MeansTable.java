package org.cutover.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.statistics.Summary;

/** Tables 4.x: the mean over a cell's trials, levels against scenarios, one table a metric. */
final class MeansTable implements TableKind {
  @Override
  public String heading() {
    return "Means by level and scenario";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    List<Table> tables = new ArrayList<>();
    for (Metric metric : analysis.metrics()) {
      tables.add(table("4." + (tables.size() + 1), analysis, metric));
    }
    return tables;
  }

  private static Table table(String id, Analysis analysis, Metric metric) {
    Experiment experiment = analysis.archive().experiment();
    int decimals = Precision.decimals(analysis, metric);
    List<String> columns = new ArrayList<>(List.of("Traffic"));
    columns.addAll(Columns.labels(experiment, true));
    List<Table.Row> rows = new ArrayList<>();
    for (Experiment.Level level : experiment.levels()) {
      List<Table.Cell> cells = new ArrayList<>();
      cells.add(Table.Cell.text(Columns.capitalized(level.name())));
      for (CellKey cell : experiment.cells(level.name())) {
        cells.add(Table.Cell.number(mean(analysis, metric, cell), decimals));
      }
      rows.add(Table.Row.of(cells));
    }
    String title = "Mean " + metric.name() + " (" + metric.unit() + ")";
    return new Table(id, title, columns, rows, List.of());
  }

  private static OptionalDouble mean(Analysis analysis, Metric metric, CellKey cell) {
    return analysis
        .cell(metric, cell)
        .summary()
        .map(Summary::mean)
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }
}
