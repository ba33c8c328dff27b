package org.cutover.deployer.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.JsonLines;

/**
 * The journal as a file of one JSON object a line. A journal that is there already is gone on with;
 * a deployment that is refused leaves it as it was.
 */
public final class JournalFile implements Journal, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final Path file;
  private final String deployment;
  private final Clock clock;

  /** What preflight says, while a refusal would leave the journal of others as it was. */
  private final List<ObjectNode> held = new ArrayList<>();

  /** Null until something is written to a journal of others. */
  private JsonLines lines;

  private JournalFile(Path file, JsonLines lines, String deployment, Clock clock) {
    this.file = file;
    this.lines = lines;
    this.deployment = deployment;
    this.clock = clock;
  }

  /**
   * Opens a journal for appending.
   *
   * @param deployment the identifier that every line carries
   * @throws CutoverException with exit code 2 if the file cannot be written, or is there and no
   *     journal
   */
  public static JournalFile open(Path file, String deployment, Clock clock) {
    try {
      if (Files.isDirectory(file)) {
        throw CutoverException.usage(file + ": is a folder; --journal needs the name of a file");
      }
      boolean others = Files.exists(file) && Files.size(file) > 0;
      if (others) {
        requireJournal(file);
      }
      return new JournalFile(file, others ? null : JsonLines.append(file), deployment, clock);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static CutoverException unwritable(Path file, IOException e) {
    return new CutoverException(
        ExitCode.USAGE, file + ": the journal cannot be written: " + e.getMessage(), e);
  }

  private static void requireJournal(Path file) throws IOException {
    try {
      if (!Files.isWritable(file)) {
        throw new AccessDeniedException("permission denied");
      }
      List<JsonNode> there = JsonLines.read(file).lines();
      if (!there.isEmpty() && there.get(0).has("deployment")) {
        return;
      }
    } catch (CutoverException | CharacterCodingException e) {
      throw new CutoverException(ExitCode.USAGE, noJournal(file), e);
    }
    throw CutoverException.usage(noJournal(file));
  }

  private static String noJournal(Path file) {
    return file + ": is there and no journal; name another file with --journal";
  }

  @Override
  public synchronized void write(
      Phase phase, String step, String target, Event event, Map<String, ?> detail) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("schema", 1);
    line.put("time", TIME.format(clock.instant()));
    line.put("deployment", deployment);
    line.put("phase", phase.word());
    line.put("step", step);
    line.put("target", target);
    line.put("event", event.word());
    line.set("detail", MAPPER.valueToTree(detail));
    if (lines == null && phase == Phase.PREFLIGHT) {
      held.add(line);
      if (event == Event.OUTCOME
          && !Integer.valueOf(ExitCode.USAGE.code()).equals(detail.get("exit"))) {
        goOn();
      }
      return;
    }
    goOn();
    lines.append(line);
  }

  /** Writes what was held back. */
  private void goOn() {
    try {
      if (lines == null) {
        lines = JsonLines.append(file);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    held.forEach(lines::append);
    held.clear();
  }

  @Override
  public synchronized void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
