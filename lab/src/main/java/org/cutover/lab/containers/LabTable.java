package org.cutover.lab.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cutover.cassandra.ClusterNode;
import org.cutover.lab.containers.engine.Cgroup;
import org.cutover.lab.containers.engine.Containers;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.fault.Fault;

/** The hosts as a table: how each is, what it runs, and the limits that the kernel holds it to. */
final class LabTable {
  private static final int APPLICATION_PORT = 3000;

  private final Containers containers;
  private final Layout layout;
  private final Map<String, Fault> faults;

  LabTable(Containers containers, Layout layout, Map<String, Fault> faults) {
    this.containers = containers;
    this.layout = layout;
    this.faults = Map.copyOf(faults);
  }

  /**
   * A host and its container.
   *
   * @param state empty if there is no such container
   */
  record Row(ServerHost host, String container, Optional<Containers.State> state) {
    Optional<Cgroup> cgroup() {
      return state.filter(found -> found.pid() > 0).flatMap(found -> Cgroup.of(found.pid()));
    }
  }

  List<String> lines(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "host",
            "address",
            "health",
            "software",
            "vCPU",
            "memory",
            faults.isEmpty() ? "" : "fault"));
    // The questions take their time; they do not need each other's answers.
    lines.addAll(rows.parallelStream().map(this::line).toList());
    return lines;
  }

  private String line(Row row) {
    boolean runs = row.state().filter(Containers.State::running).isPresent();
    return line(
        row.host().name(),
        row.host().address(),
        row.state().isEmpty()
            ? "gone"
            : runs ? (answers(row.host()) ? "healthy" : "silent") : row.state().get().status(),
        runs ? containers.ask(row.container(), "cat", "/etc/cutover-version") : "",
        row.cgroup().map(LabTable::cpus).orElse(""),
        row.cgroup().map(LabTable::memory).orElse(""),
        Optional.ofNullable(faults.get(row.host().name())).map(Fault::state).orElse(""));
  }

  private boolean answers(ServerHost host) {
    int service = layout.topology().service().port();
    return switch (host.type()) {
      case LOAD_BALANCER -> Readiness.listens(host.address(), service);
      case APPLICATION -> Readiness.listens(host.address(), APPLICATION_PORT);
      case DATABASE -> Readiness.listens(host.address(), ClusterNode.NATIVE_PORT);
      case NAME_SERVER -> NameProbe.knows(host.address(), layout.topology().service().name());
    };
  }

  private static String cpus(Cgroup cgroup) {
    return cgroup.cpus().map(cpus -> String.format(Locale.ROOT, "%.2f", cpus)).orElse("all");
  }

  private static String memory(Cgroup cgroup) {
    return cgroup.memoryLimit().isPresent()
        ? (cgroup.memoryLimit().getAsLong() >> 20) + " MB"
        : "all";
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, "%-6s %-15s %-8s %-18s %-5s %-8s %s", (Object[]) cells)
        .strip();
  }
}
