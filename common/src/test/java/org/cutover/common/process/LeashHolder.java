package org.cutover.common.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that starts a leashed command, writes its process id to a file and waits. */
final class LeashHolder {
  private LeashHolder() {}

  /** Usage: DIRECTORY COMMAND [WORD]... */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    List<String> words = List.of(arguments).subList(1, arguments.length);
    LeashedProcess process =
        LeashedProcess.start(
            new LeashedCommand(
                words, directory, Map.of(), directory.resolve("log"), Duration.ofMillis(500)));
    Path partial = Files.writeString(directory.resolve("partial"), Long.toString(process.pid()));
    Files.move(partial, directory.resolve("pid"));
    process.onExit().join();
  }
}
