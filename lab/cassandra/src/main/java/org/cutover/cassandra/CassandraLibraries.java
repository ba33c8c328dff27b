package org.cutover.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Where Cassandra's jars lie: never on our class path, but in a folder that the build fills. */
public final class CassandraLibraries {
  private static final String PROPERTY = "cutover.cassandra.lib";
  private static final Path BUILT = Path.of("lab", "cassandra", "target", "lib");

  private CassandraLibraries() {}

  /**
   * The folder that the system property {@code cutover.cassandra.lib} names, else {@code
   * lab/cassandra/target/lib} in the working directory or above it.
   */
  public static Path find() {
    return find(Optional.ofNullable(System.getProperty(PROPERTY)), Path.of(""));
  }

  static Path find(Optional<String> named, Path workingDirectory) {
    if (named.isPresent()) {
      return checked(Path.of(named.get()), "named by -D" + PROPERTY);
    }
    Path start = workingDirectory.toAbsolutePath().normalize();
    return Stream.iterate(start, directory -> directory != null, Path::getParent)
        .map(directory -> directory.resolve(BUILT))
        .filter(CassandraLibraries::holdsCassandra)
        .findFirst()
        .orElseThrow(
            () ->
                new CutoverException(
                    ExitCode.LAB,
                    "no %s with Cassandra's jars in %s or above it; build it with 'mvn -pl lab/cassandra package' or name it by -D%s"
                        .formatted(BUILT, start, PROPERTY)));
  }

  static Path checked(Path folder, String origin) {
    if (!holdsCassandra(folder)) {
      throw new CutoverException(
          ExitCode.LAB,
          folder + ": no Cassandra in this folder (" + origin + "); build it with 'mvn package'");
    }
    return folder;
  }

  /** The agent with which Cassandra measures its objects. */
  static Path agent(Path folder) {
    return jar(folder, name -> name.startsWith("jamm-")).orElseThrow();
  }

  private static boolean holdsCassandra(Path folder) {
    return Files.isDirectory(folder)
        && jar(folder, name -> name.startsWith("cassandra-all-")).isPresent()
        && jar(folder, name -> name.startsWith("jamm-")).isPresent();
  }

  private static Optional<Path> jar(Path folder, Predicate<String> name) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name.test(file.getFileName().toString()))
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
