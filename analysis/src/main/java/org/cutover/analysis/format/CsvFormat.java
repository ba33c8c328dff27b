package org.cutover.analysis.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.table.Table;

/** A CSV file with the numbers behind the table at full precision; an empty cell is nothing. */
public final class CsvFormat implements TableFormat {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String render(Table table) {
    List<List<String>> rows =
        table.rows().stream()
            .map(row -> row.cells().stream().map(CsvFormat::cell).toList())
            .toList();
    return csv(table.columns(), rows);
  }

  private static String cell(Table.Cell cell) {
    if (cell.value().isPresent()) {
      return Numbers.precise(cell.value());
    }
    return cell.equals(Table.Cell.NOTHING) ? "" : cell.text();
  }

  /** A CSV file with a header, quoted where needed, lines ended by a line feed. */
  public static String csv(List<String> header, List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord(header);
      for (List<String> row : rows) {
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
