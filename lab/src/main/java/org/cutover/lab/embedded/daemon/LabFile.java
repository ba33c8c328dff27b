package org.cutover.lab.embedded.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.common.DurableFiles;

/**
 * {@code lab.json}: which processes a lab that is up consists of.
 *
 * @param daemon the lab's own process
 * @param children what it has started and what runs now
 * @param guardPort the first port of its block
 */
public record LabFile(ProcessId daemon, List<ProcessId> children, int guardPort) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Copies the list. */
  public LabFile {
    children = List.copyOf(children);
  }

  /** The lab's processes, its own first. */
  public List<ProcessId> processes() {
    List<ProcessId> all = new ArrayList<>(List.of(daemon));
    all.addAll(children);
    return List.copyOf(all);
  }

  /** Writes the file; whoever sees it sees all of it. */
  public void write(Path file) throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", 1);
    root.set("daemon", json(daemon));
    ArrayNode list = root.putArray("children");
    children.forEach(child -> list.add(json(child)));
    root.putObject("ports").put("first", guardPort).put("count", PortBlock.SIZE);
    ObjectNode versions = root.putObject("versions");
    versions.put("java", Runtime.version().toString());
    DurableFiles.write(file, root.toPrettyString() + "\n");
  }

  /** Reads the file; empty when there is none, or none that can be understood. */
  public static Optional<LabFile> read(Path file) throws IOException {
    try {
      JsonNode root = MAPPER.readTree(Files.readString(file));
      List<ProcessId> children = new ArrayList<>();
      root.path("children").forEach(child -> children.add(process(child)));
      return Optional.of(
          new LabFile(
              process(root.path("daemon")), children, root.path("ports").path("first").asInt()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (com.fasterxml.jackson.core.JsonProcessingException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode json(ProcessId process) {
    return MAPPER
        .createObjectNode()
        .put("name", process.name())
        .put("pid", process.pid())
        .put("started", process.started().toString());
  }

  private static ProcessId process(JsonNode node) {
    return new ProcessId(
        node.path("name").asText(),
        node.path("pid").asLong(),
        Instant.parse(node.path("started").asText()));
  }
}
