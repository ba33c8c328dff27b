package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.statistics.Question;
import org.cutover.analysis.statistics.TwoSampleTest;

/** Computes the p-value that a printed one should be, each only once. */
final class PValues {
  private final AuditSubject subject;
  private final Map<Key, Optional<BigDecimal>> known = new HashMap<>();

  PValues(AuditSubject subject) {
    this.subject = subject;
  }

  /** Whose error rates a test compares. */
  enum Rates {
    /** Those that the counts give. */
    FROM_COUNTS,
    /** Those that the rows state. */
    AS_PRINTED
  }

  private record Key(PrintedRow row, String test, Rates rates) {}

  /** A cell's p-value against the control of its level; empty where the test is not defined. */
  Optional<BigDecimal> p(PrintedRow row, TwoSampleTest test, Rates rates) {
    return known.computeIfAbsent(
        new Key(row, test.name(), rates), key -> compute(row, test, rates));
  }

  private Optional<BigDecimal> compute(PrintedRow row, TwoSampleTest test, Rates rates) {
    String column = PublishedTables.testsOf(row.table()).orElseThrow();
    PrintedRow control = control(row);
    double[] scenarioValues = values(row, column, rates);
    double[] controlValues = values(control, column, rates);
    if (scenarioValues.length == 0 || controlValues.length == 0) {
      return Optional.empty();
    }
    Question question =
        new Question(subject.archive().experiment().settings().alpha(), OptionalDouble.empty());
    OptionalDouble p = test.test(scenarioValues, controlValues, question).p();
    return p.isPresent() ? Optional.of(BigDecimal.valueOf(p.getAsDouble())) : Optional.empty();
  }

  /** The rows behind a p-value whose error rates are misprinted, for people. */
  List<String> misprints(PrintedRow row) {
    int decimals = AuditSubject.decimals(subject.rows(), ErrorRateCheck.RATE);
    return Stream.of(control(row), row)
        .flatMap(place -> ErrorRateCheck.misprints(subject.rowsOf(place), decimals).stream())
        .toList();
  }

  /** Whether the value is a control's, which is compared with nothing. */
  static boolean isControl(PrintedRow row) {
    return row.cell().scenario().equals(CellKey.CONTROL);
  }

  private static PrintedRow control(PrintedRow row) {
    return new PrintedRow(row.table(), row.cell().control(), OptionalInt.empty(), row.values());
  }

  private double[] values(PrintedRow place, String column, Rates rates) {
    boolean counted = column.equals(ErrorRateCheck.RATE) && rates == Rates.FROM_COUNTS;
    List<PrintedRow> rows =
        subject.rowsOf(place).stream().filter(row -> row.number(column).isPresent()).toList();
    return rows.stream()
        .map(row -> counted ? Exact.ratePct(row) : row.value(column))
        .mapToDouble(BigDecimal::doubleValue)
        .toArray();
  }
}
