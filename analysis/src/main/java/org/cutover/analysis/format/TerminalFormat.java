package org.cutover.analysis.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cutover.analysis.table.Table;

/** A table for a terminal: plain text in columns, significant p-values with an asterisk. */
public final class TerminalFormat {
  private static final int COLUMNS = 80;

  private TerminalFormat() {}

  /** A sentence in lines of at most 80 columns; all but the first are indented. */
  public static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(" ");
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The lines of a table, without its notes. */
  public static List<String> lines(Table table) {
    List<List<String>> grid = new ArrayList<>();
    grid.add(table.columns());
    table.rows().forEach(row -> grid.add(row.cells().stream().map(c -> text(c)).toList()));
    List<String> lines = new ArrayList<>();
    lines.add("Table " + table.id() + "  " + table.title());
    grid.forEach(cells -> lines.add(line(table, grid, cells)));
    return lines;
  }

  private static String text(Table.Cell cell) {
    return switch (cell.mark()) {
      case SIGNIFICANT -> cell.text() + "*";
      // Keeps the digits of a column under each other.
      case NOT_SIGNIFICANT -> cell.text() + " ";
      default -> cell.text();
    };
  }

  private static String line(Table table, List<List<String>> grid, List<String> cells) {
    List<String> padded = new ArrayList<>();
    for (int column = 0; column < cells.size(); column++) {
      int index = column;
      int width = grid.stream().mapToInt(row -> row.get(index).length()).max().orElse(0);
      String space = " ".repeat(width - cells.get(column).length());
      padded.add(
          Alignment.isNumeric(table, column)
              ? space + cells.get(column)
              : cells.get(column) + space);
    }
    return padded.stream().collect(Collectors.joining("  ", "  ", "")).stripTrailing();
  }
}
