package org.cutover.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.statistics.Summary;

/** Table 9.1: the percentiles of the response time beside each other. */
final class PercentilesTable implements TableKind {
  private static final List<String> METRICS =
      List.of("p50_ms", "p90_ms", "p95_ms", "p99_ms", "max_ms");
  private static final List<String> COLUMNS =
      List.of("Traffic", "Scenario", "p50 (ms)", "p90 (ms)", "p95 (ms)", "p99 (ms)", "Max (ms)");

  @Override
  public String heading() {
    return "Percentiles of the response time";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    if (metric(analysis, "p50_ms").isEmpty()) {
      return List.of();
    }
    Experiment experiment = analysis.archive().experiment();
    List<Table.Row> rows =
        experiment.cells().stream().map(cell -> row(analysis, experiment, cell)).toList();
    String note = "Means over trials of each trial's percentile (nearest rank).";
    return List.of(
        new Table("9.1", "Percentiles of the response time", COLUMNS, rows, List.of(note)));
  }

  private static Optional<Metric> metric(Analysis analysis, String id) {
    return analysis.metrics().stream().filter(metric -> metric.id().equals(id)).findFirst();
  }

  private static Table.Row row(Analysis analysis, Experiment experiment, CellKey cell) {
    List<Table.Cell> cells = new ArrayList<>();
    cells.add(Table.Cell.text(Columns.capitalized(cell.level())));
    cells.add(Table.Cell.text(experiment.label(cell)));
    for (String id : METRICS) {
      OptionalDouble mean =
          metric(analysis, id)
              .flatMap(metric -> analysis.cell(metric, cell).summary())
              .map(Summary::mean)
              .map(OptionalDouble::of)
              .orElseGet(OptionalDouble::empty);
      cells.add(Table.Cell.number(mean, 1));
    }
    return Table.Row.of(cells);
  }
}
