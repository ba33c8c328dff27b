package org.cutover.analysis.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.JsonLines;

/** Reads what lies beside the samples of a trial. */
final class TrialFiles {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TrialFiles() {}

  /**
   * What a deployer's journal holds.
   *
   * @param events its lines
   * @param torn whether its last line was cut off, as by a crash, and left aside
   */
  record Journal(List<JournalEvent> events, boolean torn) {
    /** Copies the events. */
    Journal {
      events = List.copyOf(events);
    }
  }

  /**
   * The trial's {@code deployment.jsonl}; without events if there is none.
   *
   * @throws CutoverException with exit code 5, naming file and line, if it is broken
   */
  static Journal journal(Path folder) throws IOException {
    Path file = folder.resolve("deployment.jsonl");
    if (!Files.exists(file)) {
      return new Journal(List.of(), false);
    }
    JsonLines.Contents contents = JsonLines.read(file);
    List<JournalEvent> events = new ArrayList<>();
    for (JsonNode line : contents.lines()) {
      events.add(event(file, events.size() + 1, line));
    }
    return new Journal(events, contents.torn());
  }

  private static JournalEvent event(Path file, int number, JsonNode line) {
    String time = line.path("time").asText();
    try {
      return new JournalEvent(
          Instant.parse(time).toEpochMilli(),
          line.path("phase").asText(),
          line.path("step").asText(),
          line.path("target").asText(),
          line.path("event").asText());
    } catch (DateTimeParseException e) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE,
          file + ":" + number + ": time: '" + time + "' should be ISO 8601 in UTC",
          e);
    }
  }

  /**
   * When a deployment was to begin, by the trial's {@code trial.json}, in epoch milliseconds; empty
   * if it does not say so.
   *
   * @throws CutoverException with exit code 5 if the file is no JSON
   */
  static OptionalLong plannedStart(Path folder) throws IOException {
    Path file = folder.resolve("trial.json");
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try {
      JsonNode at = MAPPER.readTree(Files.readAllBytes(file)).path("times").path("deploy_at");
      return at.canConvertToLong() && at.isIntegralNumber()
          ? OptionalLong.of(at.asLong())
          : OptionalLong.empty();
    } catch (JsonProcessingException e) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, file + ": is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
