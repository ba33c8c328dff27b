package org.cutover.analysis.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Turns one row of {@code trials.csv} into a trial, or says what is wrong with it. */
final class TrialRow {
  /** The study's columns, which every archive has. */
  static final List<String> REQUIRED =
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
          "error_rate_pct");

  /** Numbers beyond the study's that analysis can use where they are given. */
  static final List<String> FURTHER =
      List.of(
          "goodput_rps",
          "p50_ms",
          "p90_ms",
          "p95_ms",
          "p99_ms",
          "availability_pct",
          "missed",
          "cut");

  private final CSVRecord row;

  private TrialRow(CSVRecord row) {
    this.row = row;
  }

  /**
   * Reads a row whose number of values fits its header.
   *
   * @throws IllegalArgumentException with what is wrong and what was expected
   */
  static Trial parse(CSVRecord row) {
    return new TrialRow(row).trial();
  }

  private Trial trial() {
    long samples = whole("samples", 1);
    long errors = whole("errors", 0);
    if (errors > samples) {
      throw new IllegalArgumentException("errors: " + errors + " of only " + samples + " samples");
    }
    return new Trial(
        new CellKey(text("level"), text("scenario"), optionalText("deployer")),
        Math.toIntExact(Math.min(whole("run", 1), Integer.MAX_VALUE)),
        samples,
        number("avg_ms"),
        number("min_ms"),
        number("max_ms"),
        optionalNumber("throughput_rps"),
        errors,
        number("error_rate_pct"),
        further(),
        optionalText("generator_limited").equals("true"),
        saturated());
  }

  private Optional<List<String>> saturated() {
    return row.isMapped("saturated")
        ? Optional.of(
            Pattern.compile(" +")
                .splitAsStream(optionalText("saturated"))
                .filter(host -> !host.isEmpty())
                .toList())
        : Optional.empty();
  }

  private Map<String, Double> further() {
    Map<String, Double> numbers = new TreeMap<>();
    for (String column : FURTHER) {
      if (!optionalText(column).isEmpty()) {
        numbers.put(column, number(column));
      }
    }
    return numbers;
  }

  private String text(String column) {
    String text = row.get(column).strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(column + ": empty");
    }
    return text;
  }

  private String optionalText(String column) {
    return row.isMapped(column) ? row.get(column).strip() : "";
  }

  private long whole(String column, long min) {
    String text = text(column);
    if (text.matches("\\d{1,18}") && Long.parseLong(text) >= min) {
      return Long.parseLong(text);
    }
    throw new IllegalArgumentException(
        column + ": '" + text + "' should be a whole number of at least " + min);
  }

  private OptionalDouble optionalNumber(String column) {
    return optionalText(column).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(column));
  }

  private double number(String column) {
    String text = text(column);
    // Java's own parser would also take NaN, Infinity, hexadecimal and a trailing d.
    if (text.matches("\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?")) {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        column + ": '" + text + "' should be a number of at least 0 with a decimal point");
  }
}
