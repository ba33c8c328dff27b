package org.cutover.analysis.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.analysis.audit.AuditFinding.Kind;

/**
 * Samples divided by throughput is how long a trial took. Runs differ in length and sources in what
 * they divide by, so this never says more than a note.
 */
final class ThroughputCheck implements AuditCheck {
  private static final String COLUMN = "throughput_rps";
  private static final double LENGTHS_MAY_DIFFER = 0.05;

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    for (List<PrintedRow> cell : subject.cells()) {
      List<PrintedRow> rows =
          cell.stream()
              .filter(row -> row.number(COLUMN).isPresent() && row.value(COLUMN).signum() > 0)
              .toList();
      if (!rows.isEmpty()) {
        Optional<PlannedLoad> plan =
            Optional.ofNullable(subject.load().get(rows.get(0).cell().level()));
        length(rows, plan.flatMap(PlannedLoad::seconds)).ifPresent(findings::add);
        plan.flatMap(PlannedLoad::ratePerSecond)
            .flatMap(rate -> limit(rows, rate))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<AuditFinding> length(List<PrintedRow> rows, Optional<Double> planned) {
    Comparator<PrintedRow> byLength = Comparator.comparingDouble(ThroughputCheck::seconds);
    PrintedRow shortest = rows.stream().min(byLength).orElseThrow();
    PrintedRow longest = rows.stream().max(byLength).orElseThrow();
    double low = seconds(shortest);
    double high = seconds(longest);
    boolean apart =
        planned
            .map(
                seconds ->
                    low < seconds * (1 - LENGTHS_MAY_DIFFER)
                        || high > seconds * (1 + LENGTHS_MAY_DIFFER))
            .orElse(high > low * (1 + 4 * LENGTHS_MAY_DIFFER));
    if (!apart) {
      return Optional.empty();
    }
    String words =
        String.format(
            Locale.ROOT,
            "samples divided by throughput: from %.0f s (run %d) to %.0f s (run %d)",
            low,
            shortest.run().orElseThrow(),
            high,
            longest.run().orElseThrow());
    return Optional.of(
        AuditFinding.ofCell(
            rows.get(0),
            Kind.NOTE,
            COLUMN,
            "",
            words
                + planned
                    .map(s -> String.format(Locale.ROOT, "; the experiment says %.0f s", s))
                    .orElse("")));
  }

  private static Optional<AuditFinding> limit(List<PrintedRow> rows, double rate) {
    List<PrintedRow> above =
        rows.stream()
            .filter(row -> row.value(COLUMN).doubleValue() > rate * (1 + LENGTHS_MAY_DIFFER))
            .toList();
    return above.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AuditFinding.ofCell(
                rows.get(0),
                Kind.NOTE,
                COLUMN,
                "",
                String.format(
                    Locale.ROOT,
                    "%d of %d runs are more than 5 %% above the limit of %.0f requests/s",
                    above.size(),
                    rows.size(),
                    rate)));
  }

  private static double seconds(PrintedRow row) {
    return row.value("samples").doubleValue() / row.value(COLUMN).doubleValue();
  }
}
