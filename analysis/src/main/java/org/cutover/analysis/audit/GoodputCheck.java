package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.analysis.audit.AuditFinding.Kind;
import org.cutover.analysis.audit.PrintedNumber.Fit;

/** Goodput is the share of the throughput that did not fail. */
final class GoodputCheck implements AuditCheck {
  private static final String GOODPUT = "goodput_rps";

  /** Both are rounded, so the one computed from the other may be off by as much as they are. */
  private static final BigDecimal SLACK = new BigDecimal("1e-9");

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    return subject.rows().stream().flatMap(GoodputCheck::finding).toList();
  }

  private static Stream<AuditFinding> finding(PrintedRow row) {
    if (row.number(GOODPUT).isEmpty() || row.number("throughput_rps").isEmpty()) {
      return Stream.empty();
    }
    PrintedNumber printed = row.number(GOODPUT).get();
    PrintedNumber throughput = row.number("throughput_rps").get();
    BigDecimal exact =
        throughput
            .value()
            .multiply(row.value("samples").subtract(row.value("errors")))
            .divide(row.value("samples"), MathContext.DECIMAL128);
    BigDecimal slack =
        exact
            .multiply(SLACK)
            .add(BigDecimal.ONE.movePointLeft(throughput.decimals()))
            .add(BigDecimal.ONE.movePointLeft(printed.decimals()));
    if (exact.subtract(printed.value()).abs().compareTo(slack) <= 0
        || printed.fit(exact, printed.decimals()) == Fit.RIGHT) {
      return Stream.empty();
    }
    return Stream.of(
        AuditFinding.in(
            row,
            Kind.WRONG,
            GOODPUT,
            PrintedNumber.shown(exact, printed.decimals()),
            "throughput %s with %s errors of %s samples gives another goodput: "
                    .formatted(throughput.text(), row.text("errors"), row.text("samples"))
                + Slip.explain(printed, exact, printed.decimals(), List.of())));
  }
}
