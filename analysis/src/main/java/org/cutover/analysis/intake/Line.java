package org.cutover.analysis.intake;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param text without its line feed; a carriage return before it is kept
 * @param problem why the text cannot be used; empty where it can
 */
record Line(long number, String text, String problem) {
  /** Whether nothing stands in it. */
  boolean isEmpty() {
    return problem.isEmpty() && bare().isEmpty();
  }

  /** The text without a carriage return at its end. */
  String bare() {
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
