package org.cutover.lab.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.JsonLines;

/**
 * What a deployer's journal says of the deployment as a whole.
 *
 * @param started when its first line was written
 * @param ended when its last line was written
 * @param result of its last line, if that is an outcome
 * @param exit the exit code that its outcome announces
 * @param detail everything the outcome says
 */
public record Journal(
    Instant started,
    Instant ended,
    Optional<String> result,
    Optional<Integer> exit,
    JsonNode detail) {

  /** Reads a journal; empty if there is none, or it holds no whole line, or no journal at all. */
  public static Optional<Journal> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<JsonNode> lines = JsonLines.read(file).lines();
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      JsonNode last = lines.get(lines.size() - 1);
      JsonNode detail = last.path("detail");
      boolean outcome = last.path("event").asText().equals("outcome");
      return Optional.of(
          new Journal(
              Instant.parse(lines.get(0).path("time").asText()),
              Instant.parse(last.path("time").asText()),
              outcome ? Optional.of(detail.path("result").asText()) : Optional.empty(),
              outcome && detail.path("exit").isInt()
                  ? Optional.of(detail.path("exit").asInt())
                  : Optional.empty(),
              detail));
    } catch (CutoverException | DateTimeParseException notAJournal) {
      return Optional.empty();
    }
  }
}
