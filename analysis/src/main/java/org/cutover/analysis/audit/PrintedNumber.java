package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as it is written.
 *
 * @param text its characters
 * @param value its value
 */
record PrintedNumber(String text, BigDecimal value) {
  private static final Pattern FORM =
      Pattern.compile("\\d{1,40}(\\.\\d{1,40})?([eE][-+]?\\d{1,3})?");

  /** Numbers of full precision went through doubles: their last digits are not held to anything. */
  private static final BigDecimal OF_DOUBLES = new BigDecimal("1e-12");

  /** How a printed number relates to the exact one. */
  enum Fit {
    /** The exact one rounds to it; a tie may go up, to the even digit, or as its double does. */
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
    return FORM.matcher(text).matches()
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
    if (isRounded(exact, Math.max(columnDecimals, decimals()))
        || below.abs().compareTo(exact.abs().multiply(OF_DOUBLES)) <= 0) {
      return Fit.RIGHT;
    }
    if (isRounded(exact, decimals())) {
      return Fit.COARSE;
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals());
    boolean cutOff = below.signum() > 0 && below.compareTo(unit) < 0;
    return cutOff && value.signum() > 0 ? Fit.TRUNCATED : Fit.OFF;
  }

  /**
   * Whether so many decimals of the exact number are this one: with ties up, with ties to the even
   * digit, or as a program rounds that has the number as a double, where most ties are none.
   */
  private boolean isRounded(BigDecimal exact, int decimals) {
    return rounds(exact, decimals, RoundingMode.HALF_UP)
        || rounds(exact, decimals, RoundingMode.HALF_EVEN)
        || rounds(new BigDecimal(exact.doubleValue()), decimals, RoundingMode.HALF_UP);
  }

  private boolean rounds(BigDecimal exact, int decimals, RoundingMode mode) {
    return exact.setScale(decimals, mode).compareTo(value) == 0;
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
}
