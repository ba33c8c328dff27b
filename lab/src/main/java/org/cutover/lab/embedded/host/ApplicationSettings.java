package org.cutover.lab.embedded.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cutover.lab.classdata.ClassArchives;

/**
 * What an application host knows of its application.
 *
 * @param base the folder with {@code releases/}
 * @param port where the application listens
 * @param environment what every release is told, beside its port and its table
 * @param log the file that the application's output is appended to
 * @param grace how long it may take to end
 * @param archives of the classes of programs that this host may be given, if there are any
 */
public record ApplicationSettings(
    Path base,
    int port,
    Map<String, String> environment,
    Path log,
    Duration grace,
    Optional<ClassArchives> archives) {
  /** Copies the environment. */
  public ApplicationSettings {
    environment = Map.copyOf(environment);
  }
}
