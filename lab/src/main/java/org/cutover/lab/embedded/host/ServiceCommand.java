package org.cutover.lab.embedded.host;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host's command {@code service start|stop|status RELEASE}. */
final class ServiceCommand {
  private static final String NAME = "service";
  private static final int USAGE = 2;
  private static final Pattern RELEASE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,127}");

  private final ApplicationService application;

  ServiceCommand(ApplicationService application) {
    this.application = application;
  }

  /** Answers the command line; empty when it is not this command, but one for the shell. */
  Optional<Reply> answer(String line) {
    return ShellWords.split(line)
        .filter(words -> !words.isEmpty() && words.get(0).equals(NAME))
        .map(this::run);
  }

  private Reply run(List<String> words) {
    if (words.equals(List.of(NAME, "status"))) {
      return application.status();
    }
    if (words.size() != 3) {
      return new Reply(USAGE, "usage: service start|stop|status RELEASE");
    }
    String release = words.get(2);
    if (!RELEASE.matcher(release).matches()) {
      return new Reply(
          USAGE, "service: '" + release + "' should be letters, digits, _ . + - (a release)");
    }
    return switch (words.get(1)) {
      case "start" -> application.start(release);
      case "stop" -> application.stop(release);
      case "status" -> application.status();
      default -> new Reply(USAGE, "usage: service start|stop|status RELEASE");
    };
  }
}
