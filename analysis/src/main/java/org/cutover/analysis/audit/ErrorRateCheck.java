package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.analysis.audit.AuditFinding.Kind;
import org.cutover.analysis.audit.PrintedNumber.Fit;

/** A row's error rate is its errors in percent of its samples. */
final class ErrorRateCheck implements AuditCheck {
  static final String RATE = "error_rate_pct";

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    int decimals = AuditSubject.decimals(subject.rows(), RATE);
    return subject.rows().stream()
        .flatMap(row -> finding(row, subject.rowsOf(row), decimals))
        .toList();
  }

  /** The rows whose printed rate cannot come from their counts, for people. */
  static List<String> misprints(List<PrintedRow> rows, int decimals) {
    return rows.stream()
        .filter(row -> row.number(RATE).orElseThrow().fit(Exact.ratePct(row), decimals) == Fit.OFF)
        .map(row -> "%s run %s".formatted(row.cell(), row.run().orElseThrow()))
        .toList();
  }

  private static Stream<AuditFinding> finding(PrintedRow row, List<PrintedRow> cell, int decimals) {
    PrintedNumber printed = row.number(RATE).orElseThrow();
    BigDecimal exact = Exact.ratePct(row);
    Fit fit = printed.fit(exact, decimals);
    if (fit == Fit.RIGHT) {
      return Stream.empty();
    }
    String counts = row.text("errors") + " errors of " + row.text("samples") + " samples: ";
    String shown = PrintedNumber.shown(exact, decimals);
    return Stream.of(
        fit == Fit.OFF
            ? AuditFinding.in(
                row,
                Kind.WRONG,
                RATE,
                shown,
                counts + Slip.explain(printed, exact, decimals, alternatives(row, cell)))
            : AuditFinding.in(
                row, Reading.kind(fit), RATE, shown, counts + Reading.words(fit, decimals)));
  }

  private static List<Slip.Alternative> alternatives(PrintedRow row, List<PrintedRow> cell) {
    List<Slip.Alternative> alternatives = new ArrayList<>();
    if (row.value(RATE).precision() < 3) {
      // So few digits fit some other row by chance.
      return alternatives;
    }
    for (PrintedRow other : cell) {
      if (!other.equals(row)) {
        String run = "run " + other.run().orElseThrow();
        alternatives.add(new Slip.Alternative("is the error rate of " + run, Exact.ratePct(other)));
        alternatives.add(
            new Slip.Alternative(
                "is computed with the errors of " + run,
                Exact.ratePct(other.value("errors"), row.value("samples"))));
        alternatives.add(
            new Slip.Alternative(
                "is computed with the samples of " + run,
                Exact.ratePct(row.value("errors"), other.value("samples"))));
      }
    }
    return alternatives;
  }
}
