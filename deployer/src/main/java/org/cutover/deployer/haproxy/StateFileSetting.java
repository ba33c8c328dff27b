package org.cutover.deployer.haproxy;

import java.util.List;
import java.util.Optional;
import org.cutover.deployer.haproxy.ConfigFile.Line;

/**
 * Where a configuration has HAProxy read, when it starts, which servers of a backend stay out.
 * Pure: text in, path out.
 */
public final class StateFileSetting {
  private static final String LOAD = "load-server-state-from-file";

  private final ConfigFile config;
  private final ConfigFile.Section backend;

  private StateFileSetting(ConfigFile config, ConfigFile.Section backend) {
    this.config = config;
    this.backend = backend;
  }

  /**
   * The file's absolute path; empty if the configuration loads none, or names none that is certain.
   *
   * @param text of the configuration
   */
  public static Optional<String> path(String text, String backend) {
    ConfigFile config = ConfigFile.parse(text);
    return config.backend(backend).flatMap(section -> path(config, section));
  }

  static Optional<String> path(ConfigFile config, ConfigFile.Section backend) {
    StateFileSetting setting = new StateFileSetting(config, backend);
    return switch (setting.load().map(line -> word(line, 1)).orElse("none")) {
      case "global" -> setting.global();
      case "local" -> setting.local();
      default -> Optional.empty();
    };
  }

  /** The line that says whether a file is loaded, if there is one. */
  static Optional<Line> load(ConfigFile config, ConfigFile.Section backend) {
    return new StateFileSetting(config, backend).load();
  }

  private Optional<Line> load() {
    return last(config.effective(backend), LOAD);
  }

  private Optional<String> global() {
    return last(config.global(), "server-state-file").flatMap(line -> absolute(word(line, 1)));
  }

  /** HAProxy takes the backend's name where the backend names no file. */
  private Optional<String> local() {
    String name =
        last(backend.lines(), "server-state-file-name").map(line -> word(line, 1)).orElse("");
    boolean own = name.isEmpty() || name.equals("use-backend-name");
    return absolute(own ? word(backend.head(), 1) : name);
  }

  private Optional<String> absolute(String file) {
    Optional<String> path =
        file.startsWith("/")
            ? Optional.of(file)
            : last(config.global(), "server-state-base")
                .map(line -> word(line, 1))
                .filter(base -> base.startsWith("/") && !file.isEmpty())
                .map(base -> base + (base.endsWith("/") ? "" : "/") + file);
    // What an environment variable stands for is known to HAProxy alone.
    return path.filter(found -> !found.contains("${"));
  }

  private static String word(Line line, int index) {
    return line.words().size() > index ? line.words().get(index) : "";
  }

  private static Optional<Line> last(List<Line> lines, String keyword) {
    return lines.stream()
        .filter(line -> line.startsWith(keyword))
        .reduce((first, second) -> second);
  }
}
