package org.cutover.analysis.format;

import java.util.List;
import org.cutover.analysis.table.Table;

/** Which columns are set to the right. */
final class Alignment {
  private Alignment() {}

  /** Whether a column holds numbers, or nothing but dashes for want of them. */
  static boolean isNumeric(Table table, int column) {
    List<Table.Cell> cells = table.rows().stream().map(row -> row.cells().get(column)).toList();
    return cells.stream().anyMatch(cell -> cell.value().isPresent())
        || cells.stream().allMatch(cell -> cell.equals(Table.Cell.NOTHING));
  }
}
