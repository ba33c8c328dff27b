package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** What the samples of one trial come to, as one of the readers has found it. */
record Sums(
    String trial,
    long samples,
    long errors,
    long cut,
    long sumMs,
    long minMs,
    long maxMs,
    long p50,
    long p90,
    long p95,
    long p99) {

  /** Reads a readers' file of trials. */
  static List<Sums> read(Path file) throws IOException {
    return Csv.read(file).stream().map(Sums::of).toList();
  }

  private static Sums of(CSVRecord row) {
    return new Sums(
        row.get("trial"),
        number(row, "samples"),
        number(row, "errors"),
        number(row, "cut"),
        number(row, "sum_ms"),
        number(row, "min_ms"),
        number(row, "max_ms"),
        number(row, "p50_ms"),
        number(row, "p90_ms"),
        number(row, "p95_ms"),
        number(row, "p99_ms"));
  }

  private static long number(CSVRecord row, String column) {
    return Long.parseLong(row.get(column));
  }

  double avgMs() {
    return (double) sumMs / samples;
  }

  double errorRatePct() {
    return 100.0 * errors / samples;
  }
}
