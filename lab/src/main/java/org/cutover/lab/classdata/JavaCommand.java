package org.cutover.lab.classdata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command that starts a jar with this process's Java. Pure.
 *
 * @param words the whole command
 * @param jar the word after {@code -jar}
 */
record JavaCommand(List<String> words, String jar) {
  private static final String JAVA = "java";

  JavaCommand {
    words = List.copyOf(words);
  }

  /**
   * Reads a command.
   *
   * @param own the Java of this process; the bare word {@code java} means it, too
   * @return empty for any other program, for one without {@code -jar}, and for one that says itself
   *     how it shares classes
   */
  static Optional<JavaCommand> of(List<String> words, Path own) {
    if (words.isEmpty() || !(words.get(0).equals(JAVA) || words.get(0).equals(own.toString()))) {
      return Optional.empty();
    }
    int option = words.indexOf("-jar");
    if (option < 0 || option + 1 >= words.size()) {
      return Optional.empty();
    }
    boolean sharesItself = words.subList(1, option).stream().anyMatch(JavaCommand::isAboutSharing);
    return sharesItself
        ? Optional.empty()
        : Optional.of(new JavaCommand(words, words.get(option + 1)));
  }

  private static boolean isAboutSharing(String word) {
    return (word.startsWith("-Xshare:") && !word.equals("-Xshare:auto"))
        || word.startsWith("-XX:SharedArchiveFile")
        || word.startsWith("-XX:ArchiveClassesAtExit");
  }

  /** The same command, reading classes from an archive. */
  List<String> sharing(Path archive) {
    // An archive that does not fit after all is not worth a line in the program's log.
    return with("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off");
  }

  /** The same command, writing the classes that it has loaded into an archive when it ends. */
  List<String> recording(Path archive) {
    return with("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds*=off");
  }

  private List<String> with(String... options) {
    List<String> longer = new ArrayList<>(words);
    longer.addAll(1, List.of(options));
    return List.copyOf(longer);
  }
}
