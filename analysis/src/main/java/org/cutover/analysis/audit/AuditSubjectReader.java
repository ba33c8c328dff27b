package org.cutover.analysis.audit;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.ArchiveReader;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.comparison.MetricCatalogue;

/** Reads all that an audit looks at. */
final class AuditSubjectReader {
  /** The columns that the printed tables give a mean of. */
  static final List<String> AVERAGED =
      List.of(
          "samples", "avg_ms", "min_ms", "max_ms", "throughput_rps", "errors", "error_rate_pct");

  private static final String TRIALS = "trials.csv";

  private AuditSubjectReader() {}

  static AuditSubject read(Path directory) {
    Archive archive = new ArchiveReader(MetricCatalogue.names()).read(directory);
    archive.requireTrials();
    PlanFile plan = PlanFile.read(directory.resolve("experiment.yml"));
    List<String> place = List.of("table", "level", "scenario");
    List<PrintedRow> averages =
        PrintedFile.read(directory.resolve("published-averages.csv"), place, AVERAGED);
    List<CellKey> order = archive.experiment().cells();
    List<PrintedRow> rows =
        PrintedFile.read(directory.resolve(TRIALS), List.of("level", "scenario", "run"), List.of())
            .stream()
            .map(row -> named(row, averages))
            .sorted(
                Comparator.comparingInt((PrintedRow row) -> order.indexOf(row.cell()))
                    .thenComparingInt(row -> row.run().orElseThrow()))
            .toList();
    return new AuditSubject(
        archive,
        rows,
        averages,
        PrintedFile.read(directory.resolve("published.csv"), place, List.of(AuditSubject.VALUE)),
        plan.load(),
        plan.timeouts(),
        RunRecord.read(directory));
  }

  /** A row is printed in the table whose averages are of its cell. */
  private static PrintedRow named(PrintedRow row, List<PrintedRow> averages) {
    String table =
        averages.stream().filter(row::sameCell).map(PrintedRow::table).findFirst().orElse(TRIALS);
    return new PrintedRow(table, row.cell(), row.run(), row.values());
  }
}
