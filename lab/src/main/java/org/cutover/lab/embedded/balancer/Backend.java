package org.cutover.lab.embedded.balancer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The servers behind a load balancer, asked in turn, and the requests that wait for a place at any
 * of them. Who is let in when is copied from HAProxy 2.6, also where one would expect more: a
 * server that only leaves {@code drain} does not take anybody who waits already. Touched by the I/O
 * thread only.
 */
final class Backend {
  private final String name;
  private final List<Server> servers;
  private final Optional<Server> gate;
  private final Rotation rotation;
  private final WaitingLine line = new WaitingLine();
  private final Counters unserved = new Counters();
  private final LongSupplier clock;
  private final Executor later;
  private long tickets;

  /**
   * @param clock milliseconds that only go forward
   * @param later runs what follows from a command after the whole line of commands: until then
   *     nobody is let in, as if the line was one moment
   */
  Backend(BalancerConfig config, LongSupplier clock, Executor later) {
    this.name = config.backend();
    this.clock = clock;
    this.later = later;
    long now = clock.getAsLong();
    List<Server> all = new ArrayList<>();
    for (BalancerConfig.ServerAddress at : config.servers()) {
      all.add(Server.application(all.size() + 1, at, config.check(), now));
    }
    this.gate = config.gate().map(at -> Server.gate(config.servers().size() + 1, at, now));
    gate.ifPresent(all::add);
    this.servers = List.copyOf(all);
    this.rotation = new Rotation(servers);
  }

  String name() {
    return name;
  }

  List<Server> servers() {
    return servers;
  }

  Optional<Server> gate() {
    return gate;
  }

  /** Requests that wait for a place at any server. */
  WaitingLine line() {
    return line;
  }

  /** What happened to requests that no server got. */
  Counters unserved() {
    return unserved;
  }

  long now() {
    return clock.getAsLong();
  }

  /** The next number for a request that begins to wait. */
  long ticket() {
    return ++tickets;
  }

  Optional<Server> server(String wanted) {
    return servers.stream().filter(server -> server.name().equals(wanted)).findFirst();
  }

  /** The servers that requests are balanced over, whether they have a place or not. */
  List<Server> usable() {
    return servers.stream().filter(Server::usable).toList();
  }

  /**
   * The server whose turn it is; none when all are full, and while anybody waits already, who was
   * there before.
   *
   * @param avoid a server that has just failed; it is chosen only when no other can be
   */
  Optional<Server> next(Optional<Server> avoid) {
    if (line.size() > 0) {
      return Optional.empty();
    }
    Optional<Server> other =
        rotation.next(
            server ->
                server.usable() && server.hasRoom() && avoid.filter(server::equals).isEmpty());
    return other.isPresent() ? other : avoid.filter(server -> server.usable() && server.hasRoom());
  }

  /** A server's state changes, with what it means for those who wait. */
  void become(Server server, ServerState next) {
    ServerState before = server.state();
    server.become(next);
    if (before.takesRequests() && !next.takesRequests()) {
      rotation.forget(server);
      sendBack(server);
    }
    boolean starts = next.operation() == ServerState.Operation.RUNNING;
    if (starts && before.operation() != ServerState.Operation.RUNNING) {
      takeAll(server);
    }
  }

  private void sendBack(Server server) {
    for (var next = server.line().poll(); next.isPresent(); next = server.line().poll()) {
      Waiting request = next.get();
      later.execute(() -> request.sentBack(server));
    }
  }

  /** A server that comes up takes as many of those who wait as it has places for. */
  private void takeAll(Server server) {
    while (server.usable() && server.hasPlace() && line.size() > 0) {
      admit(server, line);
    }
  }

  /** A request has left a server: whoever has waited longest gets its place. */
  void left(Server server) {
    server.counters().ended();
    fill(server);
  }

  /** Fills the places of a server that has a limit. Without one, nobody waits because of it. */
  void fill(Server server) {
    while (server.maxConnections() > 0 && server.hasPlace()) {
      boolean fromAll = server.usable() && line.before(server.line());
      WaitingLine from = fromAll ? line : server.line();
      if (from.size() == 0) {
        return;
      }
      admit(server, from);
    }
  }

  private void admit(Server server, WaitingLine from) {
    Waiting first = from.poll().orElseThrow();
    server.counters().begun();
    later.execute(() -> first.admitted(server));
  }
}
