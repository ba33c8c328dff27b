package org.cutover.lab.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cutover.common.DurableFiles;
import org.cutover.lab.containers.topology.Subnet;

/**
 * What is remembered of a lab while anything of it may exist.
 *
 * @param program the engine it was made with
 * @param runtime the engine's runtime, for people; empty: its own choice
 * @param subnet its part of the network
 * @param up whether it has come up
 */
record LabRecord(String program, String runtime, Subnet subnet, boolean up) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Optional<LabRecord> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode json = JSON.readTree(file.toFile());
    return Optional.of(
        new LabRecord(
            json.path("engine").asText(),
            json.path("runtime").asText(),
            Subnet.parse(json.path("subnet").asText()),
            json.path("up").asBoolean()));
  }

  void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("schema", 1).put("engine", program).put("runtime", runtime);
    json.put("subnet", subnet.toString()).put("up", up);
    DurableFiles.write(file, json.toPrettyString() + "\n");
  }

  LabRecord asUp() {
    return new LabRecord(program, runtime, subnet, true);
  }
}
