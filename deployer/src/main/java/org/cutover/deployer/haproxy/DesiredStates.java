package org.cutover.deployer.haproxy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cutover.deployer.haproxy.RuntimeApi.State;

/** Which state each server is to have at one load balancer, as far as anybody has said so. */
final class DesiredStates {
  private final Map<String, State> states = new LinkedHashMap<>();

  synchronized void put(String server, State state) {
    states.put(server, state);
  }

  synchronized void clear() {
    states.clear();
  }

  synchronized Map<String, State> all() {
    return Map.copyOf(states);
  }

  void each(BiConsumer<String, State> action) {
    all().forEach(action);
  }

  /** Whether a server takes requests that it is not to have. */
  synchronized boolean violatedBy(ServerStatus status) {
    State desired = states.get(status.server());
    return desired != null && desired != State.READY && !has(status, desired);
  }

  /** Whether what is reported is compatible with a state; checks decide the rest. */
  static boolean has(ServerStatus status, State state) {
    boolean maintenance = status.status().startsWith("MAINT");
    boolean up = status.status().startsWith("UP") || status.status().startsWith("NOLB");
    return switch (state) {
      case MAINT -> maintenance;
      case DRAIN -> !maintenance && !up;
      case READY -> !maintenance && !status.status().startsWith("DRAIN");
    };
  }
}
