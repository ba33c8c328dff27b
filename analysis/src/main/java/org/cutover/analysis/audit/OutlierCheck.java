package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.analysis.audit.AuditFinding.Kind;

/**
 * A run that lies far from the other runs of its cell: three interquartile ranges beyond the
 * quartiles of the others (Tukey's far-out fence), and a tenth away from their median; times also
 * by more than a clock of milliseconds and a scheduler make of nothing. It is a note wherever it
 * lies; in the first run it may be the system warming up.
 */
final class OutlierCheck implements AuditCheck {
  private static final List<String> COLUMNS =
      List.of("samples", "avg_ms", "min_ms", "max_ms", "throughput_rps");
  private static final int FEWEST_RUNS = 6;
  private static final double FAR_OUT = 3;
  private static final double SHARE = 0.1;
  private static final double LEAST_MILLIS = 5;

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    for (List<PrintedRow> cell : subject.cells()) {
      for (String column : COLUMNS) {
        List<PrintedRow> rows =
            cell.stream().filter(row -> row.number(column).isPresent()).toList();
        if (rows.size() >= FEWEST_RUNS) {
          rows.forEach(row -> finding(row, rows, column).ifPresent(findings::add));
        }
      }
    }
    return findings;
  }

  private static Optional<AuditFinding> finding(
      PrintedRow row, List<PrintedRow> rows, String column) {
    double[] others =
        rows.stream()
            .filter(other -> !other.equals(row))
            .map(other -> other.value(column))
            .mapToDouble(BigDecimal::doubleValue)
            .sorted()
            .toArray();
    double value = row.value(column).doubleValue();
    double low = quantile(others, 0.25);
    double high = quantile(others, 0.75);
    double median = quantile(others, 0.5);
    double reach = FAR_OUT * (high - low);
    boolean inside = value >= low - reach && value <= high + reach;
    double least = Math.max(SHARE * median, column.endsWith("_ms") ? LEAST_MILLIS : 0);
    if (inside || Math.abs(value - median) <= least) {
      return Optional.empty();
    }
    String first =
        row.run().orElseThrow() == 1 ? "; it is the first run, which may have warmed up" : "";
    return Optional.of(
        AuditFinding.in(
            row,
            Kind.NOTE,
            column,
            "",
            "far from the other %s runs, which are from %s to %s"
                    .formatted(others.length, plain(others[0]), plain(others[others.length - 1]))
                + first));
  }

  /** Linear between the two nearest values. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static String plain(double value) {
    return new BigDecimal(String.format(Locale.ROOT, "%.2f", value))
        .stripTrailingZeros()
        .toPlainString();
  }
}
