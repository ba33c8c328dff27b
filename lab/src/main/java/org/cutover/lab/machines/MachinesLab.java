package org.cutover.lab.machines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.lab.HostUse;
import org.cutover.lab.Lab;

/**
 * Machines that an experiment uses as they are.
 *
 * @param inventory the file that names them
 * @param found what was found on them before the first trial
 */
record MachinesLab(Path inventory, MachinesCheck found) implements Lab {
  @Override
  public List<Path> logs() {
    return List.of();
  }

  @Override
  public Stream<HostUse> use() {
    return Stream.of();
  }

  @Override
  public JsonNode description() {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.put("kind", "inventory");
    found.facts().forEach(description.putArray("machines")::add);
    description.putNull("limits");
    return description;
  }

  /** The machines stay as the last trial has left them. */
  @Override
  public void close() {}
}
