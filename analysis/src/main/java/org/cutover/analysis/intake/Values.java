package org.cutover.analysis.intake;

/** Numbers as they stand in files: ASCII digits, whatever the locale of this machine. */
final class Values {
  private static final int MOST_DIGITS = 18;

  private Values() {}

  /** Whether a text is a whole number from 0 that fits a long. */
  static boolean isWhole(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a whole number.
   *
   * @throws IllegalArgumentException if it is none of at least {@code min}
   */
  static long whole(String column, String text, long min) {
    if (isWhole(text)) {
      long number = Long.parseLong(text);
      if (number >= min) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        column + ": '" + text + "' should be a whole number of at least " + min);
  }
}
