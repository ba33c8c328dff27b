package org.cutover.lab.embedded.hold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends command lines to a load balancer's runtime API and finds the words for them. */
record RuntimeLines(HoldSettings settings) {
  /** Sends one line of commands and reads, in the same line, what there is afterwards. */
  BalancerState send(List<String> commands) throws HoldException {
    return new RuntimeLink(settings.runtime(), settings.backend()).send(commands);
  }

  /** Sends commands that have to succeed. */
  BalancerState tell(List<String> commands) throws HoldException {
    BalancerState state = send(commands);
    if (!state.said().isEmpty()) {
      throw HoldException.failed("HAProxy says: " + state.said());
    }
    return state;
  }

  BalancerState look() throws HoldException {
    return send(List.of());
  }

  String set(String server, String what) {
    return "set server %s/%s %s".formatted(settings.backend(), server, what);
  }

  String gateWeight(int weight) {
    return set(settings.server(), "weight " + weight);
  }

  List<String> closeGate() {
    return List.of(
        set(settings.server(), "state maint"),
        "shutdown sessions server %s/%s".formatted(settings.backend(), settings.server()));
  }

  List<String> openGate() {
    List<String> commands = new ArrayList<>(closeGate());
    commands.add(gateWeight(0));
    commands.add(set(settings.server(), "state ready"));
    return commands;
  }

  List<String> hold() {
    List<String> commands = new ArrayList<>();
    commands.add(gateWeight(1));
    settings.old().forEach(server -> commands.add(set(server, "state drain")));
    return commands;
  }

  /**
   * Makes servers take requests, those that wait included, and takes the gate's weight. A load
   * balancer gives its queue to a server that comes up, but not to one that leaves drain. Servers
   * that fail their checks are not declared healthy.
   */
  List<String> letGo(Map<String, BalancerState.ServerRow> known, List<String> servers) {
    List<String> commands = new ArrayList<>();
    for (String server : servers) {
      boolean kick = known.get(server).runs();
      if (kick) {
        commands.add(set(server, "health down"));
      }
      commands.add(set(server, "state ready"));
      if (kick) {
        commands.add(set(server, "health up"));
      }
    }
    commands.add(gateWeight(0));
    return commands;
  }
}
