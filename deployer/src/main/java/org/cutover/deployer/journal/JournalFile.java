package org.cutover.deployer.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.JsonLines;

/** The journal as a file of one JSON object a line. */
public final class JournalFile implements Journal, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final JsonLines lines;
  private final String deployment;
  private final Clock clock;

  private JournalFile(JsonLines lines, String deployment, Clock clock) {
    this.lines = lines;
    this.deployment = deployment;
    this.clock = clock;
  }

  /**
   * Opens a journal for appending.
   *
   * @param deployment the identifier that every line carries
   * @throws CutoverException with exit code 2 if the file cannot be written
   */
  public static JournalFile open(Path file, String deployment, Clock clock) {
    try {
      if (Files.isDirectory(file)) {
        throw CutoverException.usage(file + ": is a folder; --journal needs the name of a file");
      }
      return new JournalFile(JsonLines.append(file), deployment, clock);
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.USAGE, file + ": the journal cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(Phase phase, String step, String target, Event event, Map<String, ?> detail) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("schema", 1);
    line.put("time", TIME.format(clock.instant()));
    line.put("deployment", deployment);
    line.put("phase", phase.word());
    line.put("step", step);
    line.put("target", target);
    line.put("event", event.word());
    line.set("detail", MAPPER.valueToTree(detail));
    lines.append(line);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
