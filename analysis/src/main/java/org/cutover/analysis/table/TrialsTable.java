package org.cutover.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Mode;

/** Tables A.x: the trials of one cell, with their averages in the last row. */
final class TrialsTable implements TableKind {
  /** A column: its heading, its value, its decimals in a trial's row and in the averages'. */
  private record Column(
      String title, Function<Trial, OptionalDouble> value, int decimals, int averageDecimals) {
    static Column of(
        String title, ToDoubleFunction<Trial> value, int decimals, int averageDecimals) {
      return new Column(
          title, trial -> OptionalDouble.of(value.applyAsDouble(trial)), decimals, averageDecimals);
    }
  }

  @Override
  public String heading() {
    return "All trials";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    List<Table> tables = new ArrayList<>();
    for (CellKey cell : analysis.archive().experiment().cells()) {
      tables.add(table("A." + (tables.size() + 1), analysis, cell));
    }
    return tables;
  }

  private static Table table(String id, Analysis analysis, CellKey cell) {
    Experiment experiment = analysis.archive().experiment();
    List<Trial> trials = analysis.archive().trials(cell);
    List<Column> columns = columns(analysis.mode(), milliseconds(analysis.archive().trials()));
    List<String> titles = new ArrayList<>(List.of("Run"));
    columns.forEach(column -> titles.add(column.title()));
    List<Table.Row> rows = new ArrayList<>();
    trials.forEach(trial -> rows.add(row(columns, trial)));
    if (!trials.isEmpty()) {
      rows.add(averages(columns, trials));
    }
    String title =
        "Trials: "
            + cell.level()
            + " traffic, "
            + experiment.label(cell).substring(0, 1).toLowerCase(Locale.ROOT)
            + experiment.label(cell).substring(1);
    return new Table(id, title, titles, rows, notes(experiment, trials));
  }

  private static List<Column> columns(Mode mode, int ms) {
    return List.of(
        Column.of("Samples", Trial::samples, 0, 1),
        Column.of("Avg (ms)", Trial::avgMs, ms, ms),
        Column.of("Min (ms)", Trial::minMs, 0, 0),
        Column.of("Max (ms)", Trial::maxMs, 0, 0),
        new Column("Throughput (req/s)", Trial::throughputRps, 2, 2),
        Column.of("Errors", Trial::errors, 0, 1),
        mode == Mode.AS_PUBLISHED
            ? Column.of("Error rate (%)", Trial::statedErrorRatePct, 3, 3)
            : Column.of("Error rate (%)", Trial::errorRatePct, 3, 3));
  }

  private static int milliseconds(List<Trial> trials) {
    double smallest = trials.stream().mapToDouble(Trial::avgMs).min().orElse(0);
    return smallest >= 100 ? 0 : smallest >= 10 ? 1 : 2;
  }

  private static Table.Row row(List<Column> columns, Trial trial) {
    List<Table.Cell> cells = new ArrayList<>();
    cells.add(Table.Cell.number(trial.run(), 0));
    columns.forEach(
        column -> cells.add(Table.Cell.number(column.value().apply(trial), column.decimals())));
    return Table.Row.of(cells);
  }

  private static Table.Row averages(List<Column> columns, List<Trial> trials) {
    List<Table.Cell> cells = new ArrayList<>();
    cells.add(Table.Cell.text("Average"));
    for (Column column : columns) {
      cells.add(Table.Cell.number(average(column, trials), column.averageDecimals()));
    }
    return new Table.Row(cells, true);
  }

  /** Empty unless every trial has the value: an average of some would be taken for one of all. */
  private static OptionalDouble average(Column column, List<Trial> trials) {
    List<OptionalDouble> values = trials.stream().map(column.value()).toList();
    return values.stream().allMatch(OptionalDouble::isPresent)
        ? values.stream().mapToDouble(OptionalDouble::getAsDouble).average()
        : OptionalDouble.empty();
  }

  private static List<String> notes(Experiment experiment, List<Trial> trials) {
    int planned = experiment.repetitions().orElse(trials.size());
    return trials.size() < planned
        ? List.of(trials.size() + " of " + planned + " planned trials are there.")
        : List.of();
  }
}
