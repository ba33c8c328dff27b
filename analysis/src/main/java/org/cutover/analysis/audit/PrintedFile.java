package org.cutover.analysis.audit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cutover.analysis.archive.CellKey;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Reads a CSV file of an archive as text, row by row. */
final class PrintedFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final Path file;
  private final List<String> needed;
  private final List<String> numbers;
  private final List<String> problems = new ArrayList<>();

  private PrintedFile(Path file, List<String> needed, List<String> numbers) {
    this.file = file;
    this.needed = needed;
    this.numbers = numbers;
  }

  /**
   * Reads all rows, or none if there is no such file.
   *
   * @param needed columns that must be there and filled
   * @param numbers columns that must be there and hold a number of at least 0, or nothing
   * @throws CutoverException with exit code 5 and a line a problem
   */
  static List<PrintedRow> read(Path file, List<String> needed, List<String> numbers) {
    return Files.exists(file) ? new PrintedFile(file, needed, numbers).read() : List.of();
  }

  private List<PrintedRow> read() {
    List<PrintedRow> rows = new ArrayList<>();
    try (CSVParser parser = FORMAT.parse(new StringReader(text()))) {
      for (String column : needed) {
        require(parser, column);
      }
      for (String column : numbers) {
        require(parser, column);
      }
      for (CSVRecord row : parser) {
        read(row, parser.getCurrentLineNumber(), rows);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw broken(file + ": cannot be read as CSV: " + e.getMessage(), e);
    }
    if (!problems.isEmpty()) {
      throw broken(problems.stream().collect(Collectors.joining("\n")), null);
    }
    return rows;
  }

  private String text() throws IOException {
    String text = Files.readString(file);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void require(CSVParser parser, String column) {
    if (!parser.getHeaderNames().contains(column)) {
      throw broken(file + ":1: missing column " + column, null);
    }
  }

  private void read(CSVRecord row, long line, List<PrintedRow> rows) {
    if (!row.isConsistent()) {
      int columns = row.getParser().getHeaderNames().size();
      problems.add(
          "%s:%s: %s values where the header names %s".formatted(file, line, row.size(), columns));
      return;
    }
    Map<String, String> values = new TreeMap<>();
    row.toMap().forEach((column, text) -> values.put(column, text.strip()));
    int before = problems.size();
    needed.stream()
        .filter(column -> values.get(column).isEmpty())
        .forEach(column -> problem(line, column + ": empty"));
    numbers.stream()
        .filter(column -> !values.get(column).isEmpty())
        .filter(column -> PrintedNumber.parse(values.get(column)).isEmpty())
        .forEach(column -> problem(line, column + ": '" + values.get(column) + "' is no number"));
    if (problems.size() == before) {
      rows.add(row(values));
    }
  }

  private void problem(long line, String text) {
    problems.add(file + ":" + line + ": " + text);
  }

  private static PrintedRow row(Map<String, String> values) {
    String run = values.getOrDefault("run", "");
    return new PrintedRow(
        values.getOrDefault("table", ""),
        new CellKey(
            values.get("level"), values.get("scenario"), values.getOrDefault("deployer", "")),
        run.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(run)),
        values);
  }

  private static CutoverException broken(String text, Exception cause) {
    return new CutoverException(ExitCode.BROKEN_ARCHIVE, text, cause);
  }
}
