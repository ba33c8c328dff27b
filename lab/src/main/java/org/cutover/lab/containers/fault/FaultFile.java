package org.cutover.lab.containers.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Slowing;

/** The faults that may stand, oldest first; no file where none does. */
record FaultFile(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  List<Fault> read() {
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      List<Fault> faults = new ArrayList<>();
      for (JsonNode node : JSON.readTree(path.toFile()).path("faults")) {
        faults.add(fault(node));
      }
      return List.copyOf(faults);
    } catch (IOException | IllegalArgumentException e) {
      throw new CutoverException(ExitCode.LAB, path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  void write(List<Fault> faults) {
    try {
      if (faults.isEmpty()) {
        Files.deleteIfExists(path);
        return;
      }
      ObjectNode json = JSON.createObjectNode().put("schema", 1);
      ArrayNode all = json.putArray("faults");
      faults.forEach(fault -> put(all.addObject(), fault));
      DurableFiles.write(path, json.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new CutoverException(ExitCode.LAB, path + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static void put(ObjectNode node, Fault fault) {
    node.put("kind", fault.kind().name()).put("target", fault.target());
    fault
        .slowing()
        .ifPresent(
            slowing -> {
              if (slowing instanceof Slowing.Delay delay) {
                node.put("delay_ms", delay.by().toMillis());
              } else if (slowing instanceof Slowing.Rate rate) {
                node.put("rate_kbit", rate.kilobits());
              }
            });
  }

  private static Fault fault(JsonNode node) {
    Optional<Slowing> slowing =
        node.has("delay_ms")
            ? Optional.of(new Slowing.Delay(Duration.ofMillis(node.get("delay_ms").asLong())))
            : node.has("rate_kbit")
                ? Optional.of(new Slowing.Rate(node.get("rate_kbit").asInt()))
                : Optional.empty();
    return new Fault(
        FaultKind.valueOf(node.path("kind").asText()), node.path("target").asText(), slowing);
  }
}
