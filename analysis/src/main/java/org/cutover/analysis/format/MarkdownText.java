package org.cutover.analysis.format;

/** Text in Markdown. */
public final class MarkdownText {
  private MarkdownText() {}

  /** A text on one line, in which nothing is taken for markup. */
  public static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|])", "\\\\$1").replace("\n", " ");
  }
}
