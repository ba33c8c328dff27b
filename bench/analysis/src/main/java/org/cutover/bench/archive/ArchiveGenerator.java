package org.cutover.bench.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cutover.bench.Folders;
import org.cutover.common.CutoverException;

/** Makes up a whole archive, sound in itself: rows and samples, journals and times agree. */
public final class ArchiveGenerator {
  /** The columns of {@code trials.csv}. */
  private static final List<String> COLUMNS =
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
          "generator_limited");

  private final Plan plan;
  private final boolean plain;

  /**
   * @param plain whether samples are left uncompressed
   */
  public ArchiveGenerator(Plan plan, boolean plain) {
    this.plan = plan;
    this.plain = plain;
  }

  /**
   * Writes the archive.
   *
   * @param folder must not exist yet; it appears when it is complete
   * @param progress told of each trial
   */
  public void write(Path folder, Consumer<String> progress) throws IOException {
    if (Files.exists(folder)) {
      throw CutoverException.usage(folder + ": exists already; name a new folder");
    }
    Path target = folder.toAbsolutePath();
    Path partial = target.resolveSibling(".partial-" + target.getFileName());
    Folders.delete(partial);
    Path trials = Files.createDirectories(partial.resolve("trials"));
    TrialFolder writer = new TrialFolder(plan, plain);
    List<JsonNode> rows =
        plan.trials().parallelStream()
            .map(trial -> trial(writer, trials.resolve(trial.id()), trial, progress))
            .toList();
    Files.writeString(partial.resolve("trials.csv"), trialsCsv(rows));
    Files.writeString(partial.resolve("experiment.yml"), ArchiveText.experiment(plan));
    Files.writeString(partial.resolve("environment.json"), ArchiveText.environment());
    Files.writeString(partial.resolve("manifest.jsonl"), ArchiveText.manifest(plan));
    Files.move(partial, target);
  }

  private static JsonNode trial(
      TrialFolder writer, Path folder, Plan.PlannedTrial trial, Consumer<String> progress) {
    try {
      JsonNode row = writer.write(folder, trial);
      progress.accept(trial.id());
      return row;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sorted by block, level and scenario in the experiment's order, as the lab sorts it. */
  private static String trialsCsv(List<JsonNode> rows) throws IOException {
    List<String> levels = Plan.LEVELS.stream().map(Level::name).toList();
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord(COLUMNS);
      List<JsonNode> sorted =
          rows.stream()
              .sorted(
                  Comparator.comparingInt((JsonNode row) -> row.path("run").asInt())
                      .thenComparingInt(row -> levels.indexOf(row.path("level").asText()))
                      .thenComparingInt(
                          row -> Plan.SCENARIOS.indexOf(row.path("scenario").asText())))
              .toList();
      for (JsonNode row : sorted) {
        printer.printRecord(COLUMNS.stream().map(column -> row.path(column).asText()));
      }
    }
    return text.toString();
  }
}
