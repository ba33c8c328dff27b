package org.cutover.analysis.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * Takes in what Taurus's {@code final-stats} writes: a row a label, the empty one for all of them,
 * in seconds. Its {@code throughput} is a count of samples; how long the run took it does not say,
 * so that the trial has no throughput.
 */
final class FinalStatsIntake implements Intake {
  private static final Map<String, Double> PERCENTILES = percentiles();

  private final List<String> labels;

  FinalStatsIntake(List<String> labels) {
    this.labels = List.copyOf(labels);
  }

  private static Map<String, Double> percentiles() {
    Map<String, Double> columns = new LinkedHashMap<>();
    columns.put("min_ms", 0.0);
    columns.put("max_ms", 100.0);
    columns.put("p50_ms", 50.0);
    columns.put("p90_ms", 90.0);
    columns.put("p95_ms", 95.0);
    columns.put("p99_ms", 99.0);
    return columns;
  }

  @Override
  public Taken take(Source source, ArchiveDraft draft, MalformedRows malformed) throws IOException {
    Map<String, String> columns = columns(source);
    TrialName name = source.trial().orElseThrow();
    LabelFilter filter = new LabelFilter(labels);
    DecimalSign sign = new DecimalSign();
    List<ImportedTrial> chosen = new ArrayList<>();
    List<String> found = new ArrayList<>();
    long rows =
        TableIntake.read(
            source,
            malformed,
            (row, line) -> {
              String label = row.get("label");
              found.add("'" + label + "'");
              if (labels.isEmpty() ? label.isEmpty() : filter.accepts(label)) {
                String place = source.file() + ":" + line;
                chosen.add(new ImportedTrial(name, place, values(row, columns, sign)));
              }
            });
    if (chosen.size() != 1 && malformed.count() == 0) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE,
          source.file()
              + ": "
              + (labels.isEmpty() ? "needs one row with an empty label, the total; " : "")
              + (labels.isEmpty()
                  ? ""
                  : "--labels must name one row, its figures cannot be added; ")
              + "labels there: "
              + String.join(", ", found));
    }
    return new Taken(
        chosen.stream().limit(1).toList(),
        rows,
        List.of("final statistics do not say how long the run took: no throughput"));
  }

  /** Our columns and the file's column for each. */
  private static Map<String, String> columns(Source source) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Map.Entry<String, Double> wanted : PERCENTILES.entrySet()) {
      source.shape().columns().stream()
          .filter(column -> column.matches("perc_[0-9]{1,3}(\\.[0-9]{1,9})?"))
          .filter(column -> Double.parseDouble(column.substring(5)) == wanted.getValue())
          .findFirst()
          .ifPresent(column -> columns.put(wanted.getKey(), column));
    }
    if (!columns.containsKey("min_ms") || !columns.containsKey("max_ms")) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE,
          source.file()
              + ":1: no columns perc_0.0 and perc_100.0, so that the shortest and the longest"
              + " response time are not known; import the run's kpi.jtl instead, or let Taurus"
              + " write these percentiles as well");
    }
    return columns;
  }

  private static Map<String, String> values(
      Map<String, String> row, Map<String, String> columns, DecimalSign sign) {
    long errors = Values.whole("fail", row.get("fail"), 0);
    long samples = errors + Values.whole("succ", row.get("succ"), 0);
    if (samples == 0) {
      throw new IllegalArgumentException("succ and fail: no samples");
    }
    String count = row.getOrDefault("throughput", "");
    if (!count.isEmpty() && Values.whole("throughput", count, 0) != samples) {
      throw new IllegalArgumentException(
          "throughput: " + count + " samples, but succ and fail are " + samples + " together");
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("samples", Long.toString(samples));
    values.put("avg_ms", sign.millis("avg_rt", row.get("avg_rt")));
    columns.forEach((ours, theirs) -> values.put(ours, sign.millis(theirs, row.get(theirs))));
    values.put("errors", Long.toString(errors));
    values.put("error_rate_pct", TrialValues.errorRate(errors, samples));
    return values;
  }
}
