package org.cutover.analysis.intake;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Takes the text of one row apart, quoted as RFC 4180 says. */
final class Delimited {
  private final char delimiter;
  private final CSVFormat format;

  Delimited(char delimiter) {
    this.delimiter = delimiter;
    this.format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
  }

  /** The values of a row; empty where its quotes do not fit together. */
  Optional<List<String>> values(String text) {
    // Most rows have no quote; then nothing is left that could be read in two ways.
    return text.indexOf('"') < 0 ? Optional.of(split(text)) : parse(text);
  }

  private List<String> split(String text) {
    List<String> values = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, start)) {
      values.add(text.substring(start, end));
      start = end + 1;
    }
    values.add(text.substring(start));
    return values;
  }

  private Optional<List<String>> parse(String text) {
    try (CSVParser parser = format.parse(new StringReader(text))) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? Optional.of(records.get(0).toList()) : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
