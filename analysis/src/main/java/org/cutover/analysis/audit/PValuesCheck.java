package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.analysis.audit.AuditFinding.Kind;
import org.cutover.analysis.audit.PValues.Rates;
import org.cutover.analysis.audit.PrintedNumber.Fit;
import org.cutover.analysis.statistics.TestCatalogue;
import org.cutover.analysis.statistics.TwoSampleTest;

/**
 * The printed p-values 5.x follow from the rows. Which test was used need not be said: it is the
 * one that most of the printed values fit.
 */
final class PValuesCheck implements AuditCheck {
  private static final String VALUE = AuditSubject.VALUE;
  private static final List<TwoSampleTest> TESTS =
      List.of(TestCatalogue.STUDENT, TestCatalogue.WELCH, TestCatalogue.MANN_WHITNEY);

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    PValues values = new PValues(subject);
    List<PrintedRow> printed =
        subject.published().stream()
            .filter(row -> PublishedTables.testsOf(row.table()).isPresent())
            .filter(row -> row.number(VALUE).isPresent() && !PValues.isControl(row))
            .filter(row -> values.p(row, TestCatalogue.STUDENT, Rates.AS_PRINTED).isPresent())
            .toList();
    if (printed.isEmpty()) {
      return List.of();
    }
    TwoSampleTest used =
        TESTS.stream()
            .max(Comparator.comparingLong(test -> fitting(values, printed, test)))
            .orElseThrow();
    List<AuditFinding> findings = new ArrayList<>();
    findings.add(tally(values, printed));
    printed.stream().flatMap(row -> finding(subject, values, row, used)).forEach(findings::add);
    return findings;
  }

  private static long fitting(PValues values, List<PrintedRow> rows, TwoSampleTest test) {
    return rows.stream().filter(row -> fits(values, row, test, Rates.AS_PRINTED)).count();
  }

  private static boolean fits(PValues values, PrintedRow row, TwoSampleTest test, Rates rates) {
    PrintedNumber printed = row.number(VALUE).orElseThrow();
    return values.p(row, test, rates).filter(printed::roundsFrom).isPresent();
  }

  private static AuditFinding tally(PValues values, List<PrintedRow> rows) {
    List<String> counts =
        TESTS.stream()
            .map(
                test ->
                    "%s of %s fit %s"
                        .formatted(fitting(values, rows, test), rows.size(), name(test)))
            .toList();
    return AuditFinding.about(
        Kind.NOTE,
        "5.x",
        "the p-values do not say their test; of the rows as printed, " + String.join(", ", counts));
  }

  private static Stream<AuditFinding> finding(
      AuditSubject subject, PValues values, PrintedRow row, TwoSampleTest used) {
    if (fits(values, row, used, Rates.FROM_COUNTS)) {
      return Stream.empty();
    }
    PrintedNumber printed = row.number(VALUE).orElseThrow();
    int decimals = AuditSubject.decimals(PublishedTables.of(subject, row.table()), VALUE);
    BigDecimal exact = values.p(row, used, Rates.FROM_COUNTS).orElse(BigDecimal.ONE);
    String shown = PrintedNumber.shown(exact, decimals);
    if (fits(values, row, used, Rates.AS_PRINTED)) {
      List<String> misprints = values.misprints(row);
      // Else the rates differ only by their rounding, and p with them.
      return misprints.isEmpty()
          ? Stream.empty()
          : Stream.of(
              AuditFinding.in(
                  row, Kind.WRONG, VALUE, shown, inherited(subject, printed, exact, misprints)));
    }
    Optional<TwoSampleTest> another =
        TESTS.stream().filter(test -> fits(values, row, test, Rates.AS_PRINTED)).findFirst();
    String not = "not of %s, which the other p-values fit: ".formatted(name(used));
    if (another.isPresent()) {
      return Stream.of(
          AuditFinding.in(row, Kind.DOUBTFUL, VALUE, shown, not + "fits " + name(another.get())));
    }
    Fit fit = printed.fit(exact, decimals);
    String words =
        fit == Fit.TRUNCATED
            ? Reading.words(fit, decimals)
            : not + Slip.explain(printed, exact, decimals, others(subject, values, row, used));
    return Stream.of(AuditFinding.in(row, Reading.kind(fit), VALUE, shown, words));
  }

  private static String inherited(
      AuditSubject subject, PrintedNumber printed, BigDecimal exact, List<String> misprints) {
    BigDecimal alpha = BigDecimal.valueOf(subject.archive().experiment().settings().alpha());
    boolean turned = (printed.value().compareTo(alpha) < 0) != (exact.compareTo(alpha) < 0);
    return "follows from the error rates as printed, misprints included (%s); the counts give another"
            .formatted(String.join(", ", misprints))
        + (turned ? ", on the other side of " + alpha.toPlainString() : "");
  }

  private static List<Slip.Alternative> others(
      AuditSubject subject, PValues values, PrintedRow row, TwoSampleTest used) {
    return PublishedTables.of(subject, row.table()).stream()
        .filter(other -> !other.sameCell(row) && !PValues.isControl(other))
        .flatMap(
            other ->
                values
                    .p(other, used, Rates.AS_PRINTED)
                    .map(p -> new Slip.Alternative("is what should stand at " + other.cell(), p))
                    .stream())
        .toList();
  }

  private static String name(TwoSampleTest test) {
    return switch (test.name()) {
      case "student" -> "Student's pooled t-test";
      case "welch" -> "Welch's t-test";
      default -> "the Mann-Whitney test";
    };
  }
}
