package org.cutover.analysis.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Numbers as text, the same under every locale. */
public final class Numbers {
  private static final MathContext EXACT_ENOUGH = new MathContext(12);

  private Numbers() {}

  /** So many decimals, halves away from zero as people round. */
  public static String fixed(double value, int decimals) {
    // Through the shortest text of the number, so that 1.005 rounds as it is read.
    BigDecimal rounded =
        new BigDecimal(Double.toString(value)).setScale(decimals, RoundingMode.HALF_UP);
    return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString();
  }

  /** With an explicit sign. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    return text.startsWith("-") ? text.replace('-', '−') : "+" + text;
  }

  /** A p-value with three decimals, or {@code <0.001}. */
  public static String p(double value) {
    return value < 0.001 ? "<0.001" : fixed(value, 3);
  }

  /**
   * For machines: 12 significant digits, which every platform computes alike, without trailing
   * zeros.
   */
  public static String precise(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e12) {
      return Long.toString((long) value);
    }
    BigDecimal rounded = new BigDecimal(value, EXACT_ENOUGH).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -6 || exponent > 15 ? rounded.toString() : rounded.toPlainString();
  }

  /** As {@link #precise(double)}; nothing stays nothing. */
  public static String precise(OptionalDouble value) {
    return value.isPresent() ? precise(value.getAsDouble()) : "";
  }
}
