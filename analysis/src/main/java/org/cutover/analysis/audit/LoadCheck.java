package org.cutover.analysis.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.analysis.audit.AuditFinding.Kind;

/**
 * The planned load bounds what can be measured: each user waits for one answer at a time, and the
 * rate is a limit.
 */
final class LoadCheck implements AuditCheck {
  private static final double SLACK = 1.05;

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    for (PrintedRow row : subject.rows()) {
      PlannedLoad plan = subject.load().get(row.cell().level());
      if (plan != null) {
        waiting(row, plan).ifPresent(findings::add);
        requests(row, plan).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<AuditFinding> waiting(PrintedRow row, PlannedLoad plan) {
    if (plan.users().isEmpty() || plan.seconds().isEmpty()) {
      return Optional.empty();
    }
    double users = plan.users().get();
    double total = row.value("samples").doubleValue() * row.value("avg_ms").doubleValue() / 1000;
    // A request that was sent at the very end may still take as long as the longest one.
    double possible = plan.seconds().get() + row.value("max_ms").doubleValue() / 1000;
    if (users == 0 || total / users <= possible * SLACK) {
      return Optional.empty();
    }
    double average = possible * users * 1000 / row.value("samples").doubleValue();
    return Optional.of(
        AuditFinding.in(
            row,
            Kind.DOUBTFUL,
            "avg_ms",
            String.format(Locale.ROOT, "at most %.0f", average),
            String.format(
                Locale.ROOT,
                "%s samples of this average keep each of %.0f users waiting for %.0f s, but with"
                    + " its last answer a trial took at most %.0f s",
                row.text("samples"),
                users,
                total / users,
                possible)));
  }

  private static Optional<AuditFinding> requests(PrintedRow row, PlannedLoad plan) {
    if (plan.requests().isEmpty()) {
      return Optional.empty();
    }
    double possible = plan.requests().get();
    double slack = possible * SLACK + plan.users().orElse(0.0);
    if (row.value("samples").doubleValue() <= slack) {
      return Optional.empty();
    }
    return Optional.of(
        AuditFinding.in(
            row,
            Kind.DOUBTFUL,
            "samples",
            String.format(Locale.ROOT, "at most %.0f", possible),
            "more than the planned rate allows in the planned time"));
  }
}
