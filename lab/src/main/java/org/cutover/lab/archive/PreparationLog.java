package org.cutover.lab.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cutover.common.JsonLines;

/**
 * {@code preparation.jsonl}: what each run did before its first trial, and how the hold was
 * settled; appended and never changed.
 */
public final class PreparationLog implements AutoCloseable {
  private static final String POLICY = "policy";
  private static final String FIT_HOLD = "fit_hold";

  private final JsonLines lines;
  private final boolean fitHold;

  private PreparationLog(JsonLines lines, boolean fitHold) {
    this.lines = lines;
    this.fitHold = fitHold;
  }

  static PreparationLog open(Path file) throws IOException {
    boolean fitHold = false;
    if (Files.exists(file)) {
      for (JsonNode line : JsonLines.read(file).lines()) {
        if (line.path("event").asText().equals(POLICY)) {
          fitHold = line.path(FIT_HOLD).asBoolean();
        }
      }
    }
    return new PreparationLog(JsonLines.append(file), fitHold);
  }

  /** Whether earlier runs were free to lengthen the hold; false where there were none. */
  public boolean fitHold() {
    return fitHold;
  }

  /** Notes whether this run may lengthen the hold. */
  public void policy(boolean mayFitHold) {
    note(POLICY, JsonNodeFactory.instance.objectNode().put(FIT_HOLD, mayFitHold));
  }

  /** Notes what was done or decided. */
  public void note(String event, ObjectNode detail) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("schema", 1)
            .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
            .put("event", event);
    line.setAll(detail);
    lines.append(line);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
