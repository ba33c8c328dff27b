package org.cutover.analysis.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings the values of a foreign file into the order of our {@code samples.csv.gz}. Columns that
 * the file does not have are left out rather than filled with what nobody measured.
 */
final class SampleColumns {
  private final List<String> present;
  private final List<String> columns;
  private final int[] from;

  /**
   * @param present the columns of the file
   */
  SampleColumns(List<String> present) {
    this.present = List.copyOf(present);
    this.columns = JtlColumns.ordered(present);
    this.from = columns.stream().mapToInt(present::indexOf).toArray();
  }

  boolean has(String column) {
    return present.contains(column);
  }

  /** The first line: JMeter takes columns with quoted names for its sample variables. */
  String header() {
    return columns.stream()
        .map(
            name ->
                JtlColumns.JMETER.contains(name) ? name : '"' + name.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }

  /** The values of a row; what was read of it replaces how the file writes it. */
  List<Object> values(JtlSample sample) {
    List<Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < from.length; i++) {
      values.add(
          switch (columns.get(i)) {
            case "timeStamp" -> sample.start();
            case "success" -> sample.success();
            case "errorClass" -> sample.errorClass();
            default -> sample.values().get(from[i]);
          });
    }
    return values;
  }
}
