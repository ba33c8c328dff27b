package org.cutover.analysis.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVPrinter;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * Takes in JMeter's samples: they go into the archive one by one, and add up to the trial's row.
 */
final class JtlIntake implements Intake {
  private static final int SHOWN_LABELS = 5;

  private final ImportOptions.JtlReading reading;
  private final TimeStamps timeStamps;

  JtlIntake(ImportOptions.JtlReading reading, TimeStamps timeStamps) {
    this.reading = reading;
    this.timeStamps = timeStamps;
  }

  @Override
  public Taken take(Source source, ArchiveDraft draft, MalformedRows malformed) throws IOException {
    TrialName trial = source.trial().orElseThrow();
    SampleColumns columns = new SampleColumns(source.shape().columns());
    Run run = new Run(source, malformed);
    String folder = "trials/" + trial.id() + "/";
    try (CSVPrinter out = draft.gzipCsv(folder + "samples.csv.gz", columns.header())) {
      run.read(columns, out);
    }
    if (run.tally.samples() == 0) {
      if (malformed.count() > 0) {
        // Those are all there is to say of this file.
        draft.remove(folder);
        return new Taken(List.of(), run.rows, List.of());
      }
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, source.file() + ": no samples" + run.ofOtherLabels());
    }
    Map<String, String> row = TrialValues.of(run.tally.statistics(), columns.has("errorClass"));
    draft.write(folder + "trial.json", TrialJson.of(trial, source, row, run.tally));
    return new Taken(
        List.of(new ImportedTrial(trial, source.file().toString(), row)), run.rows, run.notes());
  }

  /** The reading of one file. */
  private final class Run {
    private final Source source;
    private final MalformedRows malformed;
    private final Tally tally = new Tally();
    private final Transactions transactions = new Transactions(reading.transactions());
    private final LabelFilter labels = new LabelFilter(reading.labels());
    private final Map<String, Long> otherLabels = new TreeMap<>();
    private long rows;

    private Run(Source source, MalformedRows malformed) {
      this.source = source;
      this.malformed = malformed;
    }

    private void read(SampleColumns columns, CSVPrinter out) throws IOException {
      Shape shape = source.shape();
      JtlCheck check = new JtlCheck(shape.columns(), timeStamps);
      try (Lines lines = Lines.open(source.file())) {
        Rows all = Rows.below(lines, shape);
        for (Optional<Row> row = all.next(); row.isPresent(); row = all.next()) {
          rows++;
          Optional<JtlSample> sample = sample(row.get(), check);
          if (sample.isPresent()) {
            out.printRecord(columns.values(sample.get()));
            tally.add(sample.get());
          }
        }
      }
    }

    /** The sample of a row; empty if it does not count or cannot be read. */
    private Optional<JtlSample> sample(Row row, JtlCheck check) throws IOException {
      if (row.isMalformed()) {
        malformed.add(row.line(), row.problem());
        return Optional.empty();
      }
      try {
        JtlSample sample = check.read(row.values(), reading.stampedAtEnd());
        if (!labels.accepts(sample.label())) {
          otherLabels.merge(sample.label(), 1L, Long::sum);
          return Optional.empty();
        }
        return transactions.counts(sample, row.line()) ? Optional.of(sample) : Optional.empty();
      } catch (IllegalArgumentException e) {
        malformed.add(row.line(), e.getMessage());
        return Optional.empty();
      }
    }

    private String ofOtherLabels() {
      return otherLabels.isEmpty()
          ? ""
          : " with the labels of --labels; there are " + firstOf(otherLabels);
    }

    private List<String> notes() {
      List<String> notes = new ArrayList<>();
      if (transactions.leftOut() > 0) {
        notes.add(
            transactions.leftOut()
                + " rows of transactions left out, whose requests are counted one by one");
      }
      if (transactions.kept() > 0) {
        notes.add(
            transactions.kept()
                + " rows are transactions of several requests, each counted as one sample");
      }
      if (!otherLabels.isEmpty()) {
        long sum = otherLabels.values().stream().mapToLong(Long::longValue).sum();
        notes.add(sum + " rows of other labels left out: " + firstOf(otherLabels));
      }
      return notes;
    }
  }

  private static String firstOf(Map<String, Long> labels) {
    List<String> first = labels.keySet().stream().limit(SHOWN_LABELS).toList();
    int rest = labels.size() - first.size();
    return "'" + String.join("', '", first) + "'" + (rest > 0 ? " and " + rest + " more" : "");
  }
}
