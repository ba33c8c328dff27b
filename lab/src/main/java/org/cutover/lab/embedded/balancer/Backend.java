package org.cutover.lab.embedded.balancer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The servers behind a load balancer, asked in turn. Touched by the I/O thread only. */
final class Backend {
  private final String name;
  private final List<Server> servers;
  private final LongSupplier clock;
  private int turn;

  /**
   * @param clock milliseconds that only go forward
   */
  Backend(BalancerConfig config, LongSupplier clock) {
    this.name = config.backend();
    this.clock = clock;
    List<Server> all = new ArrayList<>();
    for (BalancerConfig.ServerAddress at : config.servers()) {
      all.add(new Server(all.size() + 1, at, config.check(), clock.getAsLong()));
    }
    this.servers = List.copyOf(all);
  }

  String name() {
    return name;
  }

  List<Server> servers() {
    return servers;
  }

  long now() {
    return clock.getAsLong();
  }

  Optional<Server> server(String wanted) {
    return servers.stream().filter(server -> server.name().equals(wanted)).findFirst();
  }

  /**
   * The server whose turn it is.
   *
   * @param avoid a server that has just failed; it is chosen only when no other is usable
   */
  Optional<Server> next(Optional<Server> avoid) {
    for (int i = 0; i < servers.size(); i++) {
      Server candidate = servers.get((turn + i) % servers.size());
      if (candidate.state().usable() && avoid.filter(candidate::equals).isEmpty()) {
        turn = (turn + i + 1) % servers.size();
        return Optional.of(candidate);
      }
    }
    return avoid.filter(server -> server.state().usable());
  }
}
