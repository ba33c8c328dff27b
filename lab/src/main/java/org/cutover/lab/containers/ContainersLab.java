package org.cutover.lab.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cutover.lab.HostUse;
import org.cutover.lab.Lab;
import org.cutover.lab.containers.engine.Cgroup;
import org.cutover.lab.containers.topology.Limits;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.containers.topology.Topology;

/** A lab for one run: its files go with it, because the trials keep what they need of them. */
final class ContainersLab implements Lab {
  private static final long UNKNOWN = -1;

  private final StandingContainersLab lab;
  private final List<LabTable.Row> rows;

  ContainersLab(StandingContainersLab lab) {
    this.lab = lab;
    this.rows = lab.rows();
  }

  @Override
  public Path inventory() {
    return lab.inventory();
  }

  @Override
  public List<Path> logs() {
    return lab.logs();
  }

  @Override
  public List<HostUse> use() {
    return rows.stream()
        .flatMap(row -> row.cgroup().flatMap(cgroup -> use(row, cgroup)).stream())
        .toList();
  }

  private static Optional<HostUse> use(LabTable.Row row, Cgroup cgroup) {
    OptionalLong cpu = cgroup.cpuNanos();
    return cpu.isPresent()
        ? Optional.of(
            new HostUse(
                row.host().name(),
                cpu.getAsLong(),
                cgroup.memoryUsed().orElse(UNKNOWN),
                cgroup.cpus()))
        : Optional.empty();
  }

  @Override
  public JsonNode description() {
    Topology topology = lab.topology();
    ObjectNode description = new ObjectMapper().createObjectNode();
    description.put("kind", "containers");
    description.put("engine", lab.engineName());
    description.put("loadBalancer", "HAProxy");
    description.put("application", topology.application());
    description.put("sites", topology.sites().size());
    description.put("cassandraNodes", topology.sites().size());
    ObjectNode limits = description.putObject("limits");
    for (ServerType type : ServerType.values()) {
      Limits of = topology.limits().get(type);
      limits
          .putObject(type.target())
          .put("cpus", of.cpus().orElse(null))
          .put("memory_mb", of.memoryMegabytes().orElse(null));
    }
    return description;
  }

  @Override
  public void close() {
    lab.down(line -> {});
    lab.forget();
  }
}
