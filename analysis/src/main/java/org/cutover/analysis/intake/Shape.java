package org.cutover.analysis.intake;

import java.util.List;

/**
 * How a file is to be read.
 *
 * @param format what it is
 * @param delimiter what stands between two values
 * @param columns the name of each column; empty for one that has none
 * @param header whether the first line names the columns
 */
record Shape(Format format, char delimiter, List<String> columns, boolean header) {
  /** Copies the names. */
  Shape {
    columns = List.copyOf(columns);
  }
}
