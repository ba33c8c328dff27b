package org.cutover.analysis.format;

import org.cutover.analysis.table.Table;

/** Which columns are set to the right. */
final class Alignment {
  private Alignment() {}

  /** Whether a column holds numbers, or dashes for want of them. */
  static boolean isNumeric(Table table, int column) {
    return table.rows().stream()
        .map(row -> row.cells().get(column))
        .anyMatch(cell -> cell.value().isPresent() || cell.equals(Table.Cell.NOTHING));
  }
}
