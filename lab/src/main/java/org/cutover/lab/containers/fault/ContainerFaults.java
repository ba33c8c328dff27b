package org.cutover.lab.containers.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.containers.engine.Containers;
import org.cutover.lab.containers.engine.EngineWords;
import org.cutover.lab.containers.engine.Programs;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Faults;
import org.cutover.lab.fault.Slowing;

/** The faults of one lab; whoever calls it sees to it that nobody else changes the lab. */
public final class ContainerFaults implements Faults {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Slowing USUAL_DELAY = new Slowing.Delay(Duration.ofMillis(100));
  private static final Slowing USUAL_RATE = new Slowing.Rate(128);

  private final Containers containers;
  private final Layout layout;
  private final String prefix;
  private final FaultFile file;
  private final FaultWords words;

  /**
   * The faults of a lab that is up.
   *
   * @param prefix what the names of its containers begin with
   * @param file what stands is remembered in
   */
  public ContainerFaults(Containers containers, Layout layout, String prefix, Path file) {
    this.containers = containers;
    this.layout = layout;
    this.prefix = prefix;
    this.file = new FaultFile(file);
    this.words = new FaultWords(new EngineWords(containers.engine()));
  }

  /** The faults that stand, by the names of the hosts that have them. */
  public Map<String, Fault> byHost() {
    Map<String, Fault> faults = new HashMap<>();
    for (Fault fault : standing()) {
      Targets.of(layout, fault.target()).forEach(host -> faults.put(host.name(), fault));
    }
    return faults;
  }

  @Override
  public List<Fault> standing() {
    return file.read();
  }

  @Override
  public Fault make(Fault fault) {
    List<ServerHost> hosts = Targets.of(layout, fault.target());
    List<Fault> before = standing();
    Targets.requireWhole(layout, hosts, before);
    requirePrograms(fault.kind());
    List<Victim> victims = victims(hosts);
    if (victims.size() < hosts.size()) {
      throw new CutoverException(
          ExitCode.LAB, fault.target() + ": not all of its containers are there");
    }
    if (fault.kind() == FaultKind.STOP) {
      victims.forEach(this::requireRunning);
    }
    // To heal it, nobody needs to know how slow it is.
    file.write(Stream.concat(before.stream(), Stream.of(fault)).toList());
    boolean made = false;
    try {
      Fault done = make(fault, victims);
      file.write(Stream.concat(before.stream(), Stream.of(done)).toList());
      made = true;
      return done;
    } finally {
      if (!made) {
        heal(fault);
      }
    }
  }

  private Fault make(Fault fault, List<Victim> victims) {
    switch (fault.kind()) {
      case STOP -> victims.forEach(victim -> done(victim, words.stop(victim)));
      case FREEZE -> victims.forEach(victim -> done(victim, words.freeze(victim)));
      case CUT ->
          victims.forEach(victim -> done(victim, words.cut(victim, others(victims, victim))));
      case SLOW -> {
        return slow(fault, victims);
      }
    }
    return fault;
  }

  private static List<String> others(List<Victim> victims, Victim victim) {
    return victims.stream()
        .filter(other -> !other.equals(victim))
        .map(other -> other.host().address())
        .toList();
  }

  private static void requirePrograms(FaultKind kind) {
    Map<String, String> needed =
        switch (kind) {
          case STOP, FREEZE -> Map.of();
          case CUT -> Map.of(FaultWords.ENTER, "util-linux", FaultWords.FILTER, "nftables");
          case SLOW -> Map.of(FaultWords.ENTER, "util-linux", FaultWords.TRAFFIC, "iproute2");
        };
    needed.forEach(
        (program, debianPackage) -> {
          if (!Programs.onPath(program)) {
            throw new CutoverException(
                ExitCode.LAB,
                "%s: %s is missing; on Debian: apt-get install %s"
                    .formatted(kind.word(), program, debianPackage));
          }
        });
  }

  private void requireRunning(Victim victim) {
    Programs.Result status = Programs.run(words.status(victim), LIMIT);
    if (status.out().startsWith("down:")) {
      throw CutoverException.usage(
          victim.host().name() + ": its service does not run, so it cannot be stopped");
    }
    if (!status.ok()) {
      throw failed(victim, words.status(victim), status);
    }
  }

  /** Delays where the kernel can; else it limits the rate, unless a delay was asked for. */
  private Fault slow(Fault fault, List<Victim> victims) {
    Slowing first = fault.slowing().orElse(USUAL_DELAY);
    Programs.Result tried = Programs.run(words.slow(victims.get(0), first), LIMIT);
    boolean netem = tried.ok() || !tried.err().contains("qdisc kind is unknown");
    if (!netem && fault.slowing().isPresent()) {
      throw new CutoverException(
          ExitCode.LAB,
          first instanceof Slowing.Delay
              ? "this machine's kernel has no netem, so nothing can be delayed; limit what is sent:"
                  + " --rate 128"
              : "this machine's kernel has no tbf, so links cannot be slowed");
    }
    Slowing slowing = netem ? first : USUAL_RATE;
    victims.forEach(victim -> done(victim, words.slow(victim, slowing)));
    return new Fault(FaultKind.SLOW, fault.target(), Optional.of(slowing));
  }

  @Override
  public List<Fault> heal(String target) {
    List<Fault> healed = new ArrayList<>();
    List<Fault> standing = standing();
    for (int i = standing.size() - 1; i >= 0; i--) {
      Fault fault = standing.get(i);
      if (target.equals(ALL) || target.equals(fault.target())) {
        heal(fault);
        healed.add(fault);
      }
    }
    return healed;
  }

  private void heal(Fault fault) {
    List<ServerHost> hosts = Targets.of(layout, fault.target());
    for (Victim victim : victims(hosts)) {
      boolean thawed = fault.kind() == FaultKind.FREEZE && !paused(victim);
      if (!thawed) {
        done(victim, words.heal(fault.kind(), victim));
      }
    }
    forget(fault);
  }

  private boolean paused(Victim victim) {
    return containers.states(List.of(victim.container())).get(victim.container()).paused();
  }

  /** The hosts whose containers are there; of the others no fault is left either. */
  private List<Victim> victims(List<ServerHost> hosts) {
    Map<String, Containers.State> states =
        containers.states(hosts.stream().map(host -> prefix + host.name()).toList());
    return hosts.stream()
        .filter(host -> states.containsKey(prefix + host.name()))
        .map(host -> victim(host, states))
        .filter(victim -> victim.pid() > 0)
        .toList();
  }

  private Victim victim(ServerHost host, Map<String, Containers.State> states) {
    String container = prefix + host.name();
    return new Victim(host, container, states.get(container).pid());
  }

  private void forget(Fault fault) {
    file.write(
        standing().stream().filter(other -> !other.target().equals(fault.target())).toList());
  }

  private static void done(Victim victim, List<String> command) {
    Programs.Result result = Programs.run(command, LIMIT);
    if (!result.ok()) {
      throw failed(victim, command, result);
    }
  }

  private static CutoverException failed(
      Victim victim, List<String> command, Programs.Result result) {
    boolean entered = command.get(0).equals(FaultWords.ENTER);
    return new CutoverException(
        ExitCode.LAB,
        "%s: %s failed: %s"
            .formatted(victim.host().name(), command.get(entered ? 4 : 0), result.complaint()));
  }
}
