package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;

/** Arithmetic on printed numbers, to 34 digits: in doubles a tie such as 1.2005 is none. */
final class Exact {
  private Exact() {}

  /** The errors of a row in percent of its samples. */
  static BigDecimal ratePct(PrintedRow row) {
    return ratePct(row.value("errors"), row.value("samples"));
  }

  static BigDecimal ratePct(BigDecimal errors, BigDecimal samples) {
    return errors.movePointRight(2).divide(samples, MathContext.DECIMAL128);
  }

  static BigDecimal sum(Collection<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The mean of at least one value. */
  static BigDecimal mean(List<BigDecimal> values) {
    return sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
  }

  /** The middle value, or the mean of the middle two. */
  static BigDecimal median(List<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return mean(List.of(sorted.get((n - 1) / 2), sorted.get(n / 2)));
  }
}
