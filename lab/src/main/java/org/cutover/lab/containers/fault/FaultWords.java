package org.cutover.lab.containers.fault;

import java.util.ArrayList;
import java.util.List;
import org.cutover.lab.containers.engine.EngineWords;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Slowing;

/**
 * The words of the commands that make and heal a fault of one host. What they change lies in the
 * container, or in the network that goes with it, so that nothing of a fault outlives it. Pure.
 */
final class FaultWords {
  /** As long as the engine takes to end a container of its own accord. */
  private static final String SECONDS_TO_END = "10";

  /** The programs of this machine that work in a container's network. */
  static final String ENTER = "nsenter";

  static final String FILTER = "nft";

  static final String TRAFFIC = "tc";

  private static final String DEVICE = "eth0";
  private static final String TABLE = "inet cutover_fault";

  private final EngineWords engine;

  FaultWords(EngineWords engine) {
    this.engine = engine;
  }

  /** Ends the host's service, for good. */
  List<String> stop(Victim victim) {
    return in(victim, "sv", "-w", SECONDS_TO_END, "force-stop", service(victim.host().type()));
  }

  /** Whether the host's service runs, as one word and more. */
  List<String> status(Victim victim) {
    return in(victim, "sv", "status", service(victim.host().type()));
  }

  /** Holds the host's processes. */
  List<String> freeze(Victim victim) {
    return engine.of("pause", victim.container());
  }

  /**
   * Drops whatever comes from or goes to others; silently, as a cable that is pulled does.
   *
   * @param company addresses that stay within reach, because they are cut off with the host
   */
  List<String> cut(Victim victim, List<String> company) {
    List<String> rules = new ArrayList<>();
    rules.add("add table " + TABLE);
    for (Side side : Side.values()) {
      rules.add(
          "add chain %s %s { type filter hook %s priority 0; policy drop; }"
              .formatted(TABLE, side.hook, side.hook));
      rules.add("add rule %s %s %s lo accept".formatted(TABLE, side.hook, side.device));
      if (!company.isEmpty()) {
        rules.add(
            "add rule %s %s ip %s { %s } accept"
                .formatted(TABLE, side.hook, side.address, String.join(", ", company)));
      }
    }
    return network(victim, FILTER, String.join("; ", rules));
  }

  /** The two ways that packets go. */
  private enum Side {
    IN("input", "iif", "saddr"),
    OUT("output", "oif", "daddr");

    private final String hook;
    private final String device;
    private final String address;

    Side(String hook, String device, String address) {
      this.hook = hook;
      this.device = device;
      this.address = address;
    }
  }

  /** Holds back what the host sends. */
  List<String> slow(Victim victim, Slowing slowing) {
    List<String> words =
        new ArrayList<>(network(victim, TRAFFIC, "qdisc", "replace", "dev", DEVICE, "root"));
    if (slowing instanceof Slowing.Delay delay) {
      words.addAll(List.of("netem", "delay", delay.by().toMillis() + "ms"));
    } else if (slowing instanceof Slowing.Rate rate) {
      // The burst has room for a packet; what would wait longer than the latency is dropped.
      words.addAll(List.of("tbf", "rate", rate.kilobits() + "kbit"));
      words.addAll(List.of("burst", "4kb", "latency", "1s"));
    }
    return words;
  }

  /** Undoes a fault; does no harm where it was never made. */
  List<String> heal(FaultKind kind, Victim victim) {
    return switch (kind) {
      case STOP -> in(victim, "sv", "up", service(victim.host().type()));
      case FREEZE -> engine.of("unpause", victim.container());
      // What is added where it is missing can always be removed.
      case CUT -> network(victim, FILTER, "add table " + TABLE + "; delete table " + TABLE);
      // What a container's device has from the beginning, so that it does not matter what it has.
      case SLOW -> network(victim, TRAFFIC, "qdisc", "replace", "dev", DEVICE, "root", "noqueue");
    };
  }

  private static String service(ServerType type) {
    return switch (type) {
      case APPLICATION -> "/srv/app/services/app";
      case LOAD_BALANCER -> "/etc/cutover-services/haproxy";
      case DATABASE -> "/etc/cutover-services/cassandra";
      case NAME_SERVER -> "/etc/cutover-services/named";
    };
  }

  private List<String> in(Victim victim, String... command) {
    List<String> words = engine.of("exec", victim.container());
    words.addAll(List.of(command));
    return words;
  }

  private static List<String> network(Victim victim, String... command) {
    List<String> words =
        new ArrayList<>(List.of(ENTER, "--target", Long.toString(victim.pid()), "--net"));
    words.addAll(List.of(command));
    return words;
  }
}
