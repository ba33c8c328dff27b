package org.cutover.common.cli;

/** A word of a command that a message shows for a person to copy into a shell. */
public final class ShellWord {
  private ShellWord() {}

  /** The word as it has to be typed: in quotes where a shell would not take it as it stands. */
  public static String of(Object word) {
    String text = word.toString();
    return text.matches("[\\p{L}\\p{N}_@%+=:,./-]+")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
