package org.cutover.analysis.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Goes through the rows of a small table; malformed ones are handed on. */
final class TableIntake {
  private TableIntake() {}

  /** What is made of a row. */
  @FunctionalInterface
  interface RowReader {
    /**
     * Reads the values of a row by their columns, stripped of white space around them.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    void read(Map<String, String> row, long line);
  }

  /** Reads all rows and returns how many there are. */
  static long read(Source source, MalformedRows malformed, RowReader reader) throws IOException {
    Shape shape = source.shape();
    long rows = 0;
    try (Lines lines = Lines.open(source.file())) {
      Rows all = Rows.below(lines, shape);
      for (Optional<Row> row = all.next(); row.isPresent(); row = all.next()) {
        rows++;
        try {
          if (row.get().isMalformed()) {
            throw new IllegalArgumentException(row.get().problem());
          }
          reader.read(byColumn(shape, row.get()), row.get().line());
        } catch (IllegalArgumentException e) {
          malformed.add(row.get().line(), e.getMessage());
        }
      }
    }
    return rows;
  }

  private static Map<String, String> byColumn(Shape shape, Row row) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < shape.columns().size(); i++) {
      values.put(shape.columns().get(i), row.values().get(i).strip());
    }
    return values;
  }
}
