package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number as it is written.
 *
 * @param text its characters
 * @param value its value
 */
record PrintedNumber(String text, BigDecimal value) {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** Numbers of full precision went through doubles: their last digits are not held to anything. */
  private static final BigDecimal OF_DOUBLES = new BigDecimal("1e-12");

  /** How a printed number relates to the exact one. */
  enum Fit {
    /** The exact one rounds to it; a tie may be rounded up or to the even digit. */
    RIGHT,
    /** It is right at its own number of decimals and not at that of its column. */
    COARSE,
    /** It is the exact one with its further digits cut off, where rounding would go up. */
    TRUNCATED,
    /** None of these. */
    OFF
  }

  /** Reads digits with an optional decimal point and exponent; anything else is no number. */
  static Optional<PrintedNumber> parse(String text) {
    return text.matches("\\d{1,40}(\\.\\d{1,40})?([eE][-+]?\\d{1,3})?")
        ? Optional.of(new PrintedNumber(text, new BigDecimal(text)))
        : Optional.empty();
  }

  /** Digits after the decimal point, at least 0. */
  int decimals() {
    return Math.max(0, value.scale());
  }

  /**
   * Compares with the exact number.
   *
   * @param columnDecimals the most decimals of any value in the column: a shorter one may have lost
   *     zeros at its end
   */
  Fit fit(BigDecimal exact, int columnDecimals) {
    BigDecimal below = exact.subtract(value);
    BigDecimal distance = below.abs();
    if (distance.compareTo(halfUnit(Math.max(columnDecimals, decimals()))) <= 0
        || distance.compareTo(exact.abs().multiply(OF_DOUBLES)) <= 0) {
      return Fit.RIGHT;
    }
    if (distance.compareTo(halfUnit(decimals())) <= 0) {
      return Fit.COARSE;
    }
    boolean cutOff = below.signum() > 0 && below.compareTo(unit(decimals())) < 0;
    return cutOff && value.signum() > 0 ? Fit.TRUNCATED : Fit.OFF;
  }

  /** Whether the exact number rounds to this one at this one's own decimals. */
  boolean roundsFrom(BigDecimal exact) {
    Fit fit = fit(exact, decimals());
    return fit == Fit.RIGHT || fit == Fit.COARSE;
  }

  /** The exact number with one decimal more than what is printed, so that its rounding shows. */
  static String shown(BigDecimal exact, int decimals) {
    BigDecimal rounded =
        exact.setScale(Math.min(decimals, 12) + 1, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  private static BigDecimal unit(int decimals) {
    return BigDecimal.ONE.movePointLeft(decimals);
  }

  private static BigDecimal halfUnit(int decimals) {
    return unit(decimals).multiply(HALF);
  }
}
