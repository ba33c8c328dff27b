package org.cutover.analysis.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;

/**
 * Everything that an audit looks at, read.
 *
 * @param archive the archive as analysis reads it
 * @param rows the rows of {@code trials.csv} as written
 * @param averages the rows of {@code published-averages.csv}; empty where there is none
 * @param published the values of {@code published.csv}; empty where there is none
 * @param load what the experiment file says of the load, by level
 * @param timeouts what the experiment file says of the request's timeouts
 * @param record manifest and trial folders; empty for an archive of tables only
 */
record AuditSubject(
    Archive archive,
    List<PrintedRow> rows,
    List<PrintedRow> averages,
    List<PrintedRow> published,
    Map<String, PlannedLoad> load,
    List<PlannedTimeout> timeouts,
    Optional<RunRecord> record) {

  /** The column of {@code published.csv} that holds its numbers. */
  static final String VALUE = "value";

  AuditSubject {
    rows = List.copyOf(rows);
    averages = List.copyOf(averages);
    published = List.copyOf(published);
    load = Map.copyOf(load);
    timeouts = List.copyOf(timeouts);
  }

  /** The rows of the level and scenario of another row. */
  List<PrintedRow> rowsOf(PrintedRow row) {
    return rows.stream().filter(row::sameCell).toList();
  }

  /** The rows of each cell of the matrix that has any, in the matrix's order. */
  List<List<PrintedRow>> cells() {
    return archive.experiment().cells().stream()
        .map(this::rows)
        .filter(found -> !found.isEmpty())
        .toList();
  }

  /** The rows of one cell by run. */
  List<PrintedRow> rows(CellKey cell) {
    return rows.stream().filter(row -> row.cell().equals(cell)).toList();
  }

  /** The row of one trial. */
  Optional<PrintedRow> row(CellKey cell, int run) {
    return rows.stream()
        .filter(row -> row.cell().equals(cell) && row.run().equals(OptionalInt.of(run)))
        .findFirst();
  }

  /** The most decimals that any of these rows has in a column. */
  static int decimals(List<PrintedRow> rows, String column) {
    return rows.stream()
        .flatMap(row -> row.number(column).stream())
        .mapToInt(PrintedNumber::decimals)
        .max()
        .orElse(0);
  }
}
