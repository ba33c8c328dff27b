package org.cutover.lab.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code trials.csv}: one tidy row a valid trial, the study's columns first. */
public final class TrialsCsv {
  /** Its columns in order. */
  public static final List<String> COLUMNS =
      List.of(
          "level",
          "scenario",
          "run",
          "samples",
          "avg_ms",
          "min_ms",
          "max_ms",
          "throughput_rps",
          "errors",
          "error_rate_pct",
          "deployer",
          "attempt",
          "started_at",
          "goodput_rps",
          "p50_ms",
          "p95_ms",
          "p99_ms",
          "missed",
          "cut",
          "generator_limited",
          "saturated");

  private TrialsCsv() {}

  /** The text of the file; a value a row does not have is empty. */
  public static String of(List<JsonNode> rows) {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord(COLUMNS);
      for (JsonNode row : rows) {
        printer.printRecord(COLUMNS.stream().map(column -> row.path(column).asText()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
