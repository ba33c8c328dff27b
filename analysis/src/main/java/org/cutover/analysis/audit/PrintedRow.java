package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cutover.analysis.archive.CellKey;

/**
 * A row as it is written, before anybody makes numbers of it: how many decimals a value has says
 * how far it can be trusted.
 *
 * @param table the table it stands in, such as {@code A.3}, or the file
 * @param cell the cell of the matrix
 * @param run the run; empty in tables of means and tests
 * @param values the text of each column
 */
record PrintedRow(String table, CellKey cell, OptionalInt run, Map<String, String> values) {
  PrintedRow {
    values = Map.copyOf(values);
  }

  /** What stands in a column; empty if nothing does or there is no such column. */
  String text(String column) {
    return values.getOrDefault(column, "");
  }

  /** The number in a column, where there is one. */
  Optional<PrintedNumber> number(String column) {
    return PrintedNumber.parse(text(column));
  }

  /** The value in a column that the archive's reader has already found to be a number. */
  BigDecimal value(String column) {
    return number(column).map(PrintedNumber::value).orElseThrow();
  }

  /** Whether another row is of the same level and scenario, whoever deployed. */
  boolean sameCell(PrintedRow other) {
    return cell.level().equals(other.cell.level()) && cell.scenario().equals(other.cell.scenario());
  }
}
