package org.cutover.common.cli;

import java.util.Locale;

/** Text out of files that nobody has looked at, made harmless for a terminal. */
final class Printable {
  private Printable() {}

  /** The text with all that steers a terminal, or turns text around, written as {@code \\u001b}. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c != '\t'
                  && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
