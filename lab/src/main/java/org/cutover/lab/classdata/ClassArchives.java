package org.cutover.lab.classdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The archives in one folder of the build. An archive's name holds what it was made for and its own
 * checksum, so that a single rename puts a whole archive in place, for several processes at once.
 *
 * @param folder need not be there yet; one that cannot be written to never gets an archive
 */
public record ClassArchives(Path folder) {
  private static final String ENDING = ".jsa";

  /** Runs a command to its end; what it returns says whether its archive is worth keeping. */
  @FunctionalInterface
  public interface Training {
    /** Starts the words, lets the program do what it usually does, and ends it. */
    boolean run(List<String> words) throws IOException, InterruptedException;
  }

  /**
   * The command with the option that lets it use its jar's archive; unchanged where there is none
   * that fits.
   *
   * @param directory where the command will run
   */
  public List<String> shared(List<String> words, Path directory) {
    return JavaCommand.of(words, Java.executable())
        .flatMap(command -> fitting(jar(command, directory)).map(command::sharing))
        .orElse(words);
  }

  /** Whether an archive for the command's jar is missing and could be kept. */
  public boolean lacks(List<String> words, Path directory) {
    Optional<JavaCommand> command = JavaCommand.of(words, Java.executable());
    return command.isPresent() && fitting(jar(command.get(), directory)).isEmpty() && writable();
  }

  /**
   * Makes the archive of a command's jar.
   *
   * @return whether there is one now
   */
  public boolean record(List<String> words, Path directory, Training training)
      throws IOException, InterruptedException {
    Optional<JavaCommand> command = JavaCommand.of(words, Java.executable());
    if (command.isEmpty()) {
      return false;
    }
    Path jar = jar(command.get(), directory);
    Files.createDirectories(folder);
    Path draft = folder.resolve(".partial-" + UUID.randomUUID() + ENDING);
    try {
      if (!training.run(command.get().recording(draft))
          || !Files.isRegularFile(draft)
          || !Java.accepts(draft, command.get().jar(), directory)) {
        return false;
      }
      String name = Fingerprint.of(jar, Java.identity()) + "-" + Fingerprint.checksum(draft);
      Files.move(draft, folder.resolve(name + ENDING));
      return true;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path jar(JavaCommand command, Path directory) {
    return directory.resolve(command.jar());
  }

  private Optional<Path> fitting(Path jar) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      String beginning = Fingerprint.of(jar, Java.identity()) + "-";
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> file.getFileName().toString().startsWith(beginning))
            .sorted()
            .filter(file -> isWhole(file, beginning))
            .findFirst();
      }
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** A part of an archive would end the Java that maps it. */
  private static boolean isWhole(Path archive, String beginning) {
    try {
      String name = beginning + Fingerprint.checksum(archive) + ENDING;
      return archive.getFileName().toString().equals(name);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private boolean writable() {
    try {
      return Files.isWritable(Files.createDirectories(folder));
    } catch (IOException readOnly) {
      return false;
    }
  }
}
