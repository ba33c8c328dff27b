package org.cutover.analysis.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a difference may be and still not matter.
 *
 * @param amount in the metric's unit, or in percent of the control's mean
 * @param relative whether {@code amount} is such a percentage
 */
public record Margin(double amount, boolean relative) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(%?)");

  /**
   * Reads {@code 0.1} (in the metric's unit) or {@code 10%} (of the control's mean).
   *
   * @throws IllegalArgumentException if the text is neither; the message shows the right form
   */
  public static Margin parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a margin; write a number above 0 such as 0.1, or \"10%\"");
    }
    return new Margin(Double.parseDouble(matcher.group(1)), !matcher.group(2).isEmpty());
  }

  /** The margin in the metric's unit, given the control's mean. */
  public double absolute(double controlMean) {
    return relative ? Math.abs(controlMean) * amount / 100 : amount;
  }
}
