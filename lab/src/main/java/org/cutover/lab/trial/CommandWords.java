package org.cutover.lab.trial;

import java.util.ArrayList;
import java.util.List;
import org.cutover.common.CutoverException;

/** Splits a command into words without a shell: spaces separate, quotes of either kind join. */
public final class CommandWords {
  private CommandWords() {}

  /**
   * The words of a command. Nothing is expanded and a backslash is an ordinary character.
   *
   * @throws CutoverException with exit code 2 if there is no word or a quote is not closed
   */
  public static List<String> split(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw CutoverException.usage("a quote is not closed in the command: " + command);
    }
    if (inWord) {
      words.add(word.toString());
    }
    if (words.isEmpty()) {
      throw CutoverException.usage("a deployer's command is empty; write --deployer NAME=COMMAND");
    }
    return List.copyOf(words);
  }
}
