package org.cutover.analysis.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table. A row that is broken costs itself and no other: after a quote that nobody
 * closed, reading goes on with the next line.
 */
final class Rows {
  /** Any number of values. */
  static final int ANY = -1;

  // A value that goes over more lines than this is a quote that was not closed.
  private static final int MOST_LINES = 1000;
  private static final int MOST_CHARACTERS = 4 << 20;

  private final Lines lines;
  private final Delimited delimited;
  private final int columns;

  /**
   * @param columns how many values a row should have, or {@link #ANY}
   */
  Rows(Lines lines, char delimiter, int columns) {
    this.lines = lines;
    this.delimited = new Delimited(delimiter);
    this.columns = columns;
  }

  /** The rows of a file below its header, if it has one. */
  static Rows below(Lines lines, Shape shape) throws IOException {
    if (shape.header()) {
      while (lines.next().map(Line::isEmpty).orElse(false)) {
        // Empty lines above the header, as the look at the file has passed them.
      }
    }
    return new Rows(lines, shape.delimiter(), shape.columns().size());
  }

  /** The next row, malformed or not; empty lines are no rows. Empty after the last one. */
  Optional<Row> next() throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().isEmpty()) {
      line = lines.next();
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(row(line.get()));
  }

  private Row row(Line first) throws IOException {
    if (!first.problem().isEmpty()) {
      return Row.malformed(first.number(), first.problem());
    }
    List<Line> further = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    for (boolean open = isOdd(first.text()); open; ) {
      Optional<Line> line = lines.next();
      line.ifPresent(further::add);
      if (line.isEmpty() || !line.get().problem().isEmpty() || isTooLong(further, text)) {
        lines.putBack(further);
        return Row.malformed(first.number(), "a quote is opened and not closed");
      }
      text.append('\n').append(line.get().text());
      open = !isOdd(line.get().text());
    }
    Row row = parsed(first.number(), text.toString());
    if (row.isMalformed()) {
      // The lines may have been joined by a stray quote: each is a row of its own then.
      lines.putBack(further);
    }
    return row;
  }

  private static boolean isTooLong(List<Line> further, StringBuilder text) {
    return further.size() > MOST_LINES || text.length() > MOST_CHARACTERS;
  }

  private static boolean isOdd(String text) {
    int quotes = 0;
    for (int at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
      quotes++;
    }
    return quotes % 2 == 1;
  }

  private Row parsed(long line, String text) {
    String bare = new Line(line, text, "").bare();
    return delimited
        .values(bare)
        .map(values -> counted(line, values))
        .orElseGet(() -> Row.malformed(line, "its quotes do not fit together"));
  }

  private Row counted(long line, List<String> values) {
    return columns == ANY || values.size() == columns
        ? new Row(line, values, "")
        : Row.malformed(
            line,
            values.size()
                + (values.size() == 1 ? " value" : " values")
                + " where there should be "
                + columns);
  }
}
