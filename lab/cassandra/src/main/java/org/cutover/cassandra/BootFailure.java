package org.cutover.cassandra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Says in one line why a node did not come up, from what it wrote. */
final class BootFailure {
  private BootFailure() {}

  static CutoverException of(CassandraSettings settings, String what) {
    String why =
        reason(lines(settings.log()), lines(settings.output())).map(line -> ": " + line).orElse("");
    return new CutoverException(
        ExitCode.LAB,
        "Cassandra on %s:%d %s%s (log: %s)"
            .formatted(settings.address(), settings.nativePort(), what, why, settings.log()));
  }

  /** The last error of the log with its cause, else what the process said last. */
  static Optional<String> reason(List<String> log, List<String> output) {
    for (int i = log.size() - 1; i >= 0; i--) {
      if (log.get(i).contains(" ERROR ")) {
        return Optional.of(log.get(i));
      }
    }
    return output.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("WARNING"))
        .reduce((first, second) -> second);
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
