package org.cutover.lab.embedded.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a command line into words where a POSIX shell would do nothing but that. */
final class ShellWords {
  private static final String SPECIAL = "|&;<>()$`\\\"*?[#~=%{}!\n";

  private ShellWords() {}

  /**
   * The words of a simple command.
   *
   * @return empty when only a shell can tell what the line means
   */
  static Optional<List<String>> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean inWord = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
        inWord = true;
      } else if (quoted) {
        word.append(c);
      } else if (c == ' ' || c == '\t') {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else if (SPECIAL.indexOf(c) >= 0) {
        return Optional.empty();
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return quoted ? Optional.empty() : Optional.of(List.copyOf(words));
  }
}
