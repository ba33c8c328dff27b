package org.cutover.analysis.table;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A table, independent of any output format.
 *
 * @param id its number, such as {@code 4.1}
 * @param title what it shows, with the unit
 * @param columns its columns; the first names the rows
 * @param rows its rows
 * @param notes what a reader needs below it
 */
public record Table(
    String id, String title, List<String> columns, List<Row> rows, List<String> notes) {

  /** Copies the lists and checks that every row fits. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException("table " + id + ": a row does not fit its columns");
      }
    }
  }

  /**
   * A row.
   *
   * @param cells one a column
   * @param summary whether it sums up the rows above it
   */
  public record Row(List<Cell> cells, boolean summary) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }

    /** An ordinary row. */
    public static Row of(List<Cell> cells) {
      return new Row(cells, false);
    }
  }

  /**
   * A cell.
   *
   * @param text what people read
   * @param value the number behind the text, at full precision, where there is one
   * @param mark how it is emphasized
   */
  public record Cell(String text, OptionalDouble value, Mark mark) {
    /** Words. */
    public static Cell text(String text) {
      return new Cell(text, OptionalDouble.empty(), Mark.NONE);
    }

    /** A number with so many decimals. */
    public static Cell number(double value, int decimals) {
      return new Cell(Numbers.fixed(value, decimals), OptionalDouble.of(value), Mark.NONE);
    }

    /** A number, or a dash where there is none. */
    public static Cell number(OptionalDouble value, int decimals) {
      return value.isPresent() ? number(value.getAsDouble(), decimals) : NOTHING;
    }

    /** Nothing to show. */
    public static final Cell NOTHING = text("–");

    /** This cell with a mark. */
    public Cell marked(Mark other) {
      return new Cell(text, value, other);
    }
  }

  /** Emphasis with a meaning. */
  public enum Mark {
    /** None. */
    NONE,
    /** A significant p-value. */
    SIGNIFICANT,
    /** A p-value that is not significant. */
    NOT_SIGNIFICANT,
    /** A verdict of harm. */
    HARM,
    /** A verdict of equivalence, or of a change for the better. */
    GOOD
  }
}
