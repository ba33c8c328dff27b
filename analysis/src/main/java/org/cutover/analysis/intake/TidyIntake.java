package org.cutover.analysis.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cutover.common.CutoverException;

/**
 * Takes in a table of trials with the study's columns, each value as it stands there. Columns that
 * nobody here knows are kept.
 */
final class TidyIntake implements Intake {
  private static final Set<String> WHOLE = Set.of("samples", "errors", "missed", "cut");
  private static final Set<String> DECIMAL =
      Set.of(
          "avg_ms",
          "min_ms",
          "max_ms",
          "throughput_rps",
          "error_rate_pct",
          "goodput_rps",
          "p50_ms",
          "p90_ms",
          "p95_ms",
          "p99_ms");

  private final List<String> labels;

  TidyIntake(List<String> labels) {
    this.labels = List.copyOf(labels);
  }

  @Override
  public Taken take(Source source, ArchiveDraft draft, MalformedRows malformed) throws IOException {
    if (!labels.isEmpty()) {
      throw CutoverException.usage(
          source.file() + ": is a table of trials, which has no labels; leave --labels away");
    }
    DecimalSign sign = new DecimalSign();
    List<ImportedTrial> trials = new ArrayList<>();
    long rows =
        TableIntake.read(
            source,
            malformed,
            (row, line) -> trials.add(trial(source, row, sign, source.file() + ":" + line)));
    return new Taken(trials, rows, List.of());
  }

  private static ImportedTrial trial(
      Source source, Map<String, String> row, DecimalSign sign, String place) {
    long run = Values.whole("run", row.get("run"), 1);
    if (run > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("run: " + run + " is too large");
    }
    TrialName name =
        TrialName.of(
                row.get("level"), row.get("scenario"), row.getOrDefault("deployer", ""), (int) run)
            .checked();
    long samples = Values.whole("samples", row.get("samples"), 1);
    long errors = Values.whole("errors", row.get("errors"), 0);
    if (errors > samples) {
      throw new IllegalArgumentException("errors: " + errors + " of only " + samples + " samples");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String column : source.shape().columns()) {
      values.put(column, value(column, row.get(column), sign));
    }
    if (values.getOrDefault("error_rate_pct", "").isEmpty()) {
      values.put("error_rate_pct", TrialValues.errorRate(errors, samples));
    }
    values.keySet().removeAll(Set.of("level", "scenario", "run", "deployer", ""));
    return new ImportedTrial(name, place, values);
  }

  private static String value(String column, String text, DecimalSign sign) {
    if (text.isEmpty() && !Format.TIDY.required().contains(column)) {
      return "";
    }
    if (WHOLE.contains(column)) {
      return Long.toString(Values.whole(column, text, 0));
    }
    return DECIMAL.contains(column) ? sign.number(column, text) : text;
  }
}
