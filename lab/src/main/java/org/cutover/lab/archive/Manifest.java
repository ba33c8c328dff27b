package org.cutover.lab.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cutover.common.JsonLines;
import org.cutover.lab.experiment.PlannedTrial;

/** {@code manifest.jsonl}: what was planned and what became of it, appended and never changed. */
final class Manifest implements AutoCloseable {
  private final JsonLines lines;
  private final boolean torn;

  private Manifest(JsonLines lines, boolean torn) {
    this.lines = lines;
    this.torn = torn;
  }

  static Manifest open(Path file) throws IOException {
    boolean torn = Files.exists(file) && JsonLines.read(file).torn();
    return new Manifest(JsonLines.append(file), torn);
  }

  boolean wasTorn() {
    return torn;
  }

  void planned(List<PlannedTrial> trials) {
    trials.forEach(trial -> lines.append(line("planned", trial)));
  }

  void started(PlannedTrial trial, int attempt) {
    lines.append(line("started", trial).put("attempt", attempt));
  }

  void valid(PlannedTrial trial, int attempt) {
    lines.append(line("valid", trial).put("attempt", attempt));
  }

  void voided(PlannedTrial trial, int attempt, String reason) {
    lines.append(line("void", trial).put("attempt", attempt).put("reason", reason));
  }

  void rerun(PlannedTrial trial, int attempt) {
    lines.append(line("rerun", trial).put("attempt", attempt));
  }

  void superseded(PlannedTrial trial, String reason) {
    lines.append(line("superseded", trial).put("reason", reason));
  }

  private static ObjectNode line(String event, PlannedTrial trial) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("schema", 1)
        .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("event", event)
        .put("trial", trial.id());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
