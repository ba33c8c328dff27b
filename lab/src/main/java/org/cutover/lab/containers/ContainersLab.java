package org.cutover.lab.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cutover.lab.HostUse;
import org.cutover.lab.Lab;
import org.cutover.lab.containers.engine.Cgroup;
import org.cutover.lab.containers.engine.ControlGroup;
import org.cutover.lab.containers.topology.Limits;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.containers.topology.Topology;
import org.cutover.lab.fault.Faults;

/** A lab for one run: its files go with it, because the trials keep what they need of them. */
final class ContainersLab implements Lab {
  private static final long UNKNOWN = -1;

  private final StandingContainersLab lab;
  private final List<LabTable.Row> rows;
  private final Optional<ControlGroup> control;

  ContainersLab(StandingContainersLab lab, Optional<ControlGroup> control) {
    this.lab = lab;
    this.rows = lab.rows();
    this.control = control;
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
  public Stream<HostUse> use() {
    return Stream.concat(
        rows.stream()
            .flatMap(
                row -> row.cgroup().flatMap(cgroup -> use(row.host().name(), cgroup)).stream()),
        control.stream().flatMap(found -> use(ControlGroup.NAME, found.group()).stream()));
  }

  @Override
  public List<String> onControlHost(List<String> command) {
    return control.map(found -> found.words(command)).orElse(command);
  }

  @Override
  public Optional<Faults> faults() {
    return lab.faults();
  }

  private static Optional<HostUse> use(String host, Cgroup cgroup) {
    OptionalLong cpu = cgroup.cpuNanos();
    return cpu.isPresent()
        ? Optional.of(
            new HostUse(host, cpu.getAsLong(), cgroup.memoryUsed().orElse(UNKNOWN), cgroup.cpus()))
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
    description.put("cassandraHeapMb", topology.database().heapMegabytes());
    description.put("cassandraCompilers", topology.database().allCompilers() ? "all" : "first");
    ObjectNode limits = description.putObject("limits");
    for (ServerType type : ServerType.values()) {
      put(limits, type.target(), topology.limits().get(type));
    }
    if (control.isPresent()) {
      put(limits, "control-host", topology.control());
    }
    return description;
  }

  private static void put(ObjectNode all, String type, Limits limits) {
    all.putObject(type)
        .put("cpus", limits.cpus().orElse(null))
        .put("memory_mb", limits.memoryMegabytes().orElse(null));
  }

  @Override
  public void close() {
    lab.down(line -> {});
    lab.forget();
  }
}
