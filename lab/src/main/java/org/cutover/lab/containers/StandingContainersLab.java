package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.lab.Home;
import org.cutover.lab.LabHost;
import org.cutover.lab.StandingLab;
import org.cutover.lab.containers.engine.Cgroup;
import org.cutover.lab.containers.engine.Containers;
import org.cutover.lab.containers.engine.ControlGroup;
import org.cutover.lab.containers.engine.Engine;
import org.cutover.lab.containers.engine.EngineProbe;
import org.cutover.lab.containers.fault.ContainerFaults;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.Topology;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.Faults;

/** A lab in containers; it stays until it is taken down, whatever becomes of this process. */
final class StandingContainersLab implements StandingLab {
  private static final int SSH = 22;

  private final Home home;
  private final LabFolder paths;
  private final Topology topology;

  StandingContainersLab(Home home, LabFolder paths, Topology topology) {
    this.home = home;
    this.paths = paths;
    this.topology = topology;
  }

  @Override
  public Condition condition() {
    Optional<LabRecord> record = record();
    if (record.isEmpty()) {
      return leftovers() ? Condition.BROKEN : Condition.DOWN;
    }
    Map<String, Containers.State> states = states(record.get());
    Map<String, Fault> faults = unlockedFaults().byHost();
    // A host that was frozen on purpose is no part that is gone.
    boolean all =
        layout(record.get()).hosts().stream()
            .allMatch(
                host ->
                    states.containsKey(name(host))
                        && (states.get(name(host)).running() || faults.containsKey(host.name())));
    return record.get().up() && all ? Condition.UP : Condition.BROKEN;
  }

  /** An `up` that was killed at once may have made a network before it could write that down. */
  private boolean leftovers() {
    return Files.exists(paths.folder())
        && EngineProbe.answers().stream()
            .flatMap(answer -> answer.engine().stream())
            .map(Containers::new)
            .anyMatch(
                containers ->
                    !containers.labelled("container", paths.label()).isEmpty()
                        || !containers.labelled("network", paths.label()).isEmpty());
  }

  @Override
  public boolean up(Consumer<String> progress) {
    return lock()
        .during(
            Duration.ZERO,
            () -> {
              if (condition() == Condition.UP) {
                progress.accept("the lab in " + paths.folder() + " is up already");
                return false;
              }
              takeDown(progress);
              boolean up = false;
              try {
                new LabBoot(home, paths, topology, progress).run(ContainersProvider.engine());
                up = true;
              } finally {
                if (!up) {
                  // An interrupt would end the very commands that clean up.
                  boolean interrupted = Thread.interrupted();
                  takeDown(line -> {});
                  if (interrupted) {
                    Thread.currentThread().interrupt();
                  }
                }
              }
              return true;
            });
  }

  @Override
  public void down(Consumer<String> progress) {
    lock()
        .during(
            Duration.ZERO,
            () -> {
              takeDown(progress);
              return true;
            });
  }

  private void takeDown(Consumer<String> progress) {
    boolean there = record().isPresent() || leftovers();
    if (there) {
      progress.accept("taking down the lab in " + paths.folder());
      for (EngineProbe.Answer answer : EngineProbe.answers()) {
        answer.engine().map(Containers::new).ifPresent(it -> it.removeAll(paths.label()));
      }
    }
    try {
      ControlGroup.remove(control());
      paths.removeLab();
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, paths.folder() + ": cannot be cleaned up: " + e.getMessage(), e);
    }
  }

  /** Removes the lab's folder, its logs too. */
  void forget() {
    try {
      paths.removeAll();
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, paths.folder() + ": cannot be removed: " + e.getMessage(), e);
    }
  }

  private LabLock lock() {
    return new LabLock(paths.folder(), paths.lock());
  }

  @Override
  public Optional<Faults> faults() {
    return Optional.of(new LockedFaults(lock(), this::unlockedFaults));
  }

  private ContainerFaults unlockedFaults() {
    LabRecord record = known();
    return new ContainerFaults(containers(record), layout(record), paths.prefix(), paths.faults());
  }

  private Optional<LabRecord> record() {
    try {
      return LabRecord.read(paths.record());
    } catch (IOException | IllegalArgumentException e) {
      throw new CutoverException(
          ExitCode.LAB, paths.record() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private LabRecord known() {
    return record()
        .orElseThrow(() -> new CutoverException(ExitCode.LAB, paths.folder() + ": no lab is up"));
  }

  private Layout layout(LabRecord record) {
    return Layout.of(topology, record.subnet());
  }

  private String name(ServerHost host) {
    return paths.prefix() + host.name();
  }

  private static Containers containers(LabRecord record) {
    return new Containers(
        new Engine(
            record.program(),
            Optional.of(record.runtime()).filter(runtime -> !runtime.isEmpty()),
            0,
            0));
  }

  private Map<String, Containers.State> states(LabRecord record) {
    return containers(record).states(layout(record).hosts().stream().map(this::name).toList());
  }

  /** The hosts with their containers' first processes, for those that run. */
  List<LabTable.Row> rows() {
    LabRecord record = known();
    Map<String, Containers.State> states = states(record);
    return layout(record).hosts().stream()
        .map(
            host -> new LabTable.Row(host, name(host), Optional.ofNullable(states.get(name(host)))))
        .toList();
  }

  /**
   * Makes the control host beside the containers.
   *
   * @throws IOException if this process may not
   */
  ControlGroup makeControl() throws IOException {
    List<Cgroup> groups = rows().stream().flatMap(row -> row.cgroup().stream()).limit(2).toList();
    if (groups.size() < 2) {
      throw new IOException("its containers have no control groups");
    }
    return ControlGroup.make(groups.get(0), groups.get(1), control(), topology.control());
  }

  private String control() {
    return paths.prefix() + ControlGroup.NAME;
  }

  @Override
  public Path folder() {
    return paths.folder();
  }

  @Override
  public Path inventory() {
    return paths.inventory();
  }

  @Override
  public List<String> details() {
    return record()
        .map(
            record ->
                new LabTable(containers(record), layout(record), unlockedFaults().byHost())
                    .lines(rows()))
        .orElse(List.of());
  }

  @Override
  public List<LabHost> hosts() {
    return layout(known()).hosts().stream()
        .map(host -> new LabHost(host.name(), new Endpoint(host.address(), SSH)))
        .toList();
  }

  @Override
  public List<Path> logs() {
    return paths.allLogs();
  }

  Topology topology() {
    return topology;
  }

  /** The engine, for people. */
  String engineName() {
    return containers(known()).engine().toString();
  }
}
