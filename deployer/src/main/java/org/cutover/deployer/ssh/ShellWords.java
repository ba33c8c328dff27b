package org.cutover.deployer.ssh;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one place where words become a line for a POSIX shell. */
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWords() {}

  /**
   * A line from which a POSIX shell makes exactly these words.
   *
   * @throws IllegalArgumentException if a word holds a NUL, which no shell can pass on
   */
  public static String line(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    if (word.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a word of a command holds a NUL character");
    }
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
