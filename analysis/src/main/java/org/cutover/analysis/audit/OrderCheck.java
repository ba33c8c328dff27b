package org.cutover.analysis.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** Minimum, percentiles and maximum of a row stand in that order, and the average is between. */
final class OrderCheck implements AuditCheck {
  private static final List<String> CHAIN =
      List.of("min_ms", "p50_ms", "p90_ms", "p95_ms", "p99_ms", "max_ms");

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    return Stream.concat(subject.rows().stream(), subject.averages().stream())
        .flatMap(row -> findings(row).stream())
        .toList();
  }

  private static List<AuditFinding> findings(PrintedRow row) {
    List<AuditFinding> findings = new ArrayList<>();
    ordered(row, "min_ms", "avg_ms").ifPresent(findings::add);
    ordered(row, "avg_ms", "max_ms").ifPresent(findings::add);
    List<String> there = CHAIN.stream().filter(c -> row.number(c).isPresent()).toList();
    for (int i = 1; i < there.size(); i++) {
      ordered(row, there.get(i - 1), there.get(i)).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<AuditFinding> ordered(PrintedRow row, String low, String high) {
    Optional<PrintedNumber> lower = row.number(low);
    Optional<PrintedNumber> upper = row.number(high);
    if (lower.isEmpty()
        || upper.isEmpty()
        || lower.get().value().compareTo(upper.get().value()) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        AuditFinding.in(
            row, Kind.WRONG, high, "", "is below %s, which is %s".formatted(low, row.text(low))));
  }
}
