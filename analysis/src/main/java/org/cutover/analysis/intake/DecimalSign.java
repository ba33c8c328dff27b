package org.cutover.analysis.intake;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers of one file, with a decimal point or a decimal comma: the first one that has either says
 * which, and one with the other is refused, because it may as well group thousands.
 */
final class DecimalSign {
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,18}([.,][0-9]{1,18})?([eE][-+]?[0-9]{1,2})?");

  private char sign;

  /**
   * The same number with a decimal point.
   *
   * @throws IllegalArgumentException if it is none of at least 0
   */
  String number(String column, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          column + ": '" + text + "' should be a number of at least 0");
    }
    char used = text.indexOf(',') >= 0 ? ',' : text.indexOf('.') >= 0 ? '.' : 0;
    if (used != 0 && sign == 0) {
      sign = used;
    }
    if (used != 0 && used != sign) {
      throw new IllegalArgumentException(
          column
              + ": '"
              + text
              + "' has a decimal "
              + (used == ',' ? "comma" : "point")
              + ", numbers before it have a "
              + (sign == ',' ? "comma" : "point"));
    }
    return text.replace(',', '.');
  }

  /** A number of seconds in milliseconds, every digit kept. */
  String millis(String column, String seconds) {
    BigDecimal millis = new BigDecimal(number(column, seconds)).movePointRight(3);
    return millis.signum() == 0 ? "0" : millis.stripTrailingZeros().toPlainString();
  }
}
