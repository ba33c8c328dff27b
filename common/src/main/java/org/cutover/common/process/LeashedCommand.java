package org.cutover.common.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to start on a leash.
 *
 * @param words the command and its arguments, exactly as it gets them
 * @param directory where it runs
 * @param environment what is added to this process's own environment
 * @param output the file that its standard output and standard error are appended to
 * @param grace how long it may take to end once asked, before it is killed
 */
public record LeashedCommand(
    List<String> words,
    Path directory,
    Map<String, String> environment,
    Path output,
    Duration grace) {
  /** Copies the collections. */
  public LeashedCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command needs at least one word");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace should not be negative: " + grace);
    }
  }
}
