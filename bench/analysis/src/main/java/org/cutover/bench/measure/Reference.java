package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.cutover.bench.peer.SumsFiles;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * What is right: the sums that commons-csv, the plainest of the readers, has found, and which agree
 * with the archive's {@code trials.csv}. The others are held against it.
 */
public final class Reference {
  private static final double TOLERANCE = 1e-9;
  private static final Map<String, ToDoubleFunction<Sums>> METRICS =
      Map.of(
          "error_rate_pct", Sums::errorRatePct,
          "avg_ms", Sums::avgMs,
          "max_ms", Sums::maxMs,
          "p50_ms", Sums::p50,
          "p90_ms", Sums::p90,
          "p95_ms", Sums::p95,
          "p99_ms", Sums::p99);

  private final Path folder;
  private final List<Sums> trials;

  /**
   * Reads it and holds it against the archive.
   *
   * @throws CutoverException if the archive's rows say something else than its samples
   */
  public Reference(Path folder, Path archive) throws IOException {
    this.folder = folder;
    this.trials = Sums.read(folder.resolve(SumsFiles.TRIALS));
    Map<String, Sums> byTrial =
        trials.stream().collect(Collectors.toMap(Sums::trial, Function.identity()));
    for (CSVRecord row : Csv.read(archive.resolve("trials.csv"))) {
      String trial = row.get("run") + "-" + row.get("level") + "-" + row.get("scenario");
      Sums sums = byTrial.get(trial);
      same(trial + " samples", row.get("samples"), sums.samples());
      same(trial + " errors", row.get("errors"), sums.errors());
      same(trial + " cut", row.get("cut"), sums.cut());
      same(trial + " avg_ms", row.get("avg_ms"), sums.avgMs());
      same(trial + " max_ms", row.get("max_ms"), sums.maxMs());
      same(trial + " p99_ms", row.get("p99_ms"), sums.p99());
    }
  }

  /** All samples of all trials, those that were cut off left out. */
  public long samples() {
    return trials.stream().mapToLong(Sums::samples).sum();
  }

  /** How many trials. */
  public int trialCount() {
    return trials.size();
  }

  /** The sums of all trials. */
  List<Sums> trials() {
    return trials;
  }

  /** A reader's files have to be the same to the byte. */
  String checkSums(Path out) throws IOException {
    for (String file : List.of(SumsFiles.TRIALS, SumsFiles.SECONDS)) {
      long different = Files.mismatch(folder.resolve(file), out.resolve(file));
      if (different >= 0) {
        throw wrong(
            out.resolve(file)
                + " differs from "
                + folder.resolve(file)
                + " from byte "
                + different
                + " on");
      }
    }
    return "every number of every trial and second";
  }

  /** The lines that a look at the bytes counts are the samples and the headers. */
  String checkLines(Path out) throws IOException {
    long cut = trials.stream().mapToLong(Sums::cut).sum();
    same("lines", Files.readString(out.resolve("lines.txt")), samples() + cut + trialCount());
    return "number of lines";
  }

  /** Our own report's means of the trials' values in each cell. */
  String checkReport(Path report) throws IOException {
    int compared = 0;
    for (CSVRecord row : Csv.read(report.resolve("data").resolve("cells.csv"))) {
      ToDoubleFunction<Sums> metric = METRICS.get(row.get("metric"));
      if (metric != null) {
        String cell = "-" + row.get("level") + "-" + row.get("scenario");
        double mean =
            trials.stream()
                .filter(sums -> sums.trial().endsWith(cell))
                .mapToDouble(metric)
                .average()
                .orElseThrow();
        same(row.get("metric") + cell, row.get("mean"), mean);
        compared++;
      }
    }
    return compared + " means of cells" + OurSamples.check(report.resolve("data"), trials);
  }

  /** Two whole numbers have to be the same; all here are far below 2^53. */
  static void same(String what, String printed, long expected) {
    same(what, printed, (double) expected);
  }

  /** Two numbers have to be the same, but for the last digits. */
  static void same(String what, String printed, double expected) {
    double value = Double.parseDouble(printed.strip());
    if (Math.abs(value - expected) > TOLERANCE * Math.max(1, Math.abs(expected))) {
      throw wrong(what + ": " + printed.strip() + " where " + expected + " is right");
    }
  }

  static CutoverException wrong(String text) {
    return new CutoverException(
        ExitCode.FAILED, text + "; times of wrong answers are worth nothing");
  }
}
