package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.analysis.audit.AuditFinding.Kind;
import org.cutover.analysis.audit.PrintedNumber.Fit;

/** Holds a printed mean to the rows that it is said to be the mean of. */
final class Means {
  private final List<PrintedRow> rows;
  private final String column;
  private final int rowDecimals;

  /**
   * @param rows the rows, at least one
   * @param column what the mean is of
   * @param rowDecimals the most decimals of the column in all rows
   */
  Means(List<PrintedRow> rows, String column, int rowDecimals) {
    this.rows = rows.stream().filter(row -> row.number(column).isPresent()).toList();
    this.column = column;
    this.rowDecimals = rowDecimals;
  }

  /** Whether the rows say anything of this column. */
  boolean known() {
    return !rows.isEmpty();
  }

  /** The mean of what the rows should say: error rates come from their counts. */
  BigDecimal exact() {
    return Exact.mean(column.equals(ErrorRateCheck.RATE) ? rates() : printed());
  }

  /**
   * Judges a printed mean.
   *
   * @param row the row of the printed table
   * @param printedColumn where in it the mean stands
   * @param decimals the decimals of that column elsewhere
   * @param others numbers of the same table that it may have been confused with
   */
  Stream<AuditFinding> finding(
      PrintedRow row, String printedColumn, int decimals, List<Slip.Alternative> others) {
    PrintedNumber number = row.number(printedColumn).orElseThrow();
    BigDecimal exact = exact();
    Fit fit = number.fit(exact, decimals);
    Fit asPrinted = number.fit(Exact.mean(printed()), decimals);
    if (fit == Fit.RIGHT
        || (asPrinted == Fit.RIGHT && fit != Fit.COARSE && misprints().isEmpty())) {
      return Stream.empty();
    }
    String words =
        fit == Fit.OFF
            ? explanation(number, exact, asPrinted, decimals, others)
            : Reading.words(fit, decimals) + tie(asPrinted);
    return Stream.of(
        AuditFinding.in(
            row, Reading.kind(fit), printedColumn, PrintedNumber.shown(exact, decimals), words));
  }

  private String tie(Fit asPrinted) {
    return asPrinted == Fit.RIGHT && column.equals(ErrorRateCheck.RATE)
        ? "; the rounded rates of the rows average to " + plain(Exact.mean(printed()))
        : "";
  }

  private String explanation(
      PrintedNumber number,
      BigDecimal exact,
      Fit asPrinted,
      int decimals,
      List<Slip.Alternative> others) {
    if (asPrinted == Fit.RIGHT || asPrinted == Fit.COARSE) {
      return "is the mean of the error rates as printed, misprints included (%s)"
          .formatted(String.join(", ", misprints()));
    }
    List<Slip.Alternative> alternatives = new ArrayList<>(own());
    if (number.value().precision() >= 3) {
      alternatives.addAll(others);
    }
    return Slip.explain(number, exact, decimals, alternatives);
  }

  /** What else one gets from the rows of this cell, if one does not take their mean. */
  private List<Slip.Alternative> own() {
    int n = rows.size();
    List<Slip.Alternative> alternatives = new ArrayList<>();
    if (n > 1) {
      BigDecimal sum = Exact.sum(printed());
      alternatives.add(new Slip.Alternative("is the sum of the rows, not their mean", sum));
      alternatives.add(
          new Slip.Alternative(
              "is the median of the rows, not their mean", Exact.median(printed())));
      alternatives.add(
          new Slip.Alternative(
              "is the sum of the rows divided by %s, not by %s".formatted(n - 1, n),
              sum.divide(BigDecimal.valueOf(n - 1), MathContext.DECIMAL128)));
    }
    if (column.equals(ErrorRateCheck.RATE)) {
      alternatives.add(
          new Slip.Alternative(
              "is all errors in percent of all samples, not the mean of the error rates",
              Exact.ratePct(sum("errors"), sum("samples"))));
    }
    for (PrintedRow row : rows) {
      if (row.value(column).precision() >= 3) {
        alternatives.add(
            new Slip.Alternative(
                "is the value of run " + row.run().orElseThrow(), row.value(column)));
      }
    }
    return alternatives;
  }

  private List<BigDecimal> printed() {
    return rows.stream().map(row -> row.value(column)).toList();
  }

  private List<BigDecimal> rates() {
    return rows.stream().map(Exact::ratePct).toList();
  }

  private List<String> misprints() {
    return column.equals(ErrorRateCheck.RATE)
        ? ErrorRateCheck.misprints(rows, rowDecimals)
        : List.of();
  }

  private BigDecimal sum(String counted) {
    return Exact.sum(rows.stream().map(row -> row.value(counted)).toList());
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** A value that should be there and is not. */
  AuditFinding missing(PrintedRow row, String printedColumn, int decimals) {
    return AuditFinding.in(
        row,
        Kind.WRONG,
        printedColumn,
        PrintedNumber.shown(exact(), decimals),
        "is missing, though the rows have it");
  }
}
