package org.cutover.deployer.haproxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.RuntimeApi.State;

/**
 * One load balancer with the states that its servers are to have. It gets them again when it
 * answers after a silence, or when its process is another one. Commands to it come one after the
 * other.
 */
final class ManagedBalancer {
  private final RuntimeApi api;
  private final KeptStates kept;
  private final DesiredStates desired = new DesiredStates();
  private final Object turn = new Object();
  private ProcessIdentity process;
  private volatile String silence;

  ManagedBalancer(RuntimeApi api, StartStates start) {
    this.api = api;
    this.kept = new KeptStates(start);
  }

  String name() {
    return api.name();
  }

  /** Why it was not reached, if its states are still to be set. */
  Optional<String> silence() {
    return Optional.ofNullable(silence);
  }

  /** It did not answer: what its servers are to be is set when it answers again. */
  void missed(CutoverException failure) {
    silence = failure.getMessage();
  }

  /** Notes a state that is to be set, or that somebody else has set. */
  void note(String server, State state) {
    desired.put(server, state);
  }

  /** The same, and what a restart does with the server is still to be written. */
  void owe(String server, State state) {
    note(server, state);
    kept.owe(server, state != State.READY);
  }

  /** From here on somebody else decides the states of all servers. */
  void handOver() {
    synchronized (turn) {
      desired.clear();
      kept.forget();
    }
  }

  /** A restart lets a server serve again, which does so now. */
  void keepIn(String server) {
    keep(server, State.READY);
  }

  /** A restart leaves none of the servers out that serve now, whatever an earlier time has left. */
  void keepServing() {
    List<ServerStatus> rows = api.stat().servers();
    Map<String, State> all = desired.all();
    synchronized (turn) {
      rows.stream()
          .filter(row -> api.has(row) && row.up())
          .filter(row -> all.getOrDefault(row.server(), State.READY) == State.READY)
          .forEach(row -> kept.owe(row.server(), false));
      kept.write();
    }
  }

  /** Why a restart would not leave out whom it should, or would leave out others. */
  Optional<CutoverException> notKept() {
    return kept.failure();
  }

  private void keep(String server, State state) {
    synchronized (turn) {
      kept.owe(server, state != State.READY);
      kept.write();
    }
  }

  /** Sets the desired states again if they may have been lost; returns whether that was so. */
  boolean restore() {
    synchronized (turn) {
      ProcessIdentity now = api.process();
      boolean replaced = process != null && now.replaced(process);
      boolean again = replaced || silence != null;
      if (again) {
        restoreAll();
      }
      kept.write();
      // Not before all is set: else a failure in between would be the last that is heard of it.
      process = now;
      silence = null;
      return again;
    }
  }

  private void restoreAll() {
    StatTable table = api.stat();
    desired.each(
        (server, state) -> {
          boolean serves =
              table.servers().stream()
                  .anyMatch(row -> api.has(row) && row.server().equals(server) && row.up());
          // A server that is down shows no drain, so what it reports does not prove one.
          if (state != State.READY || !serves) {
            ServerStatus unused = set(server, state);
          }
        });
  }

  private ServerStatus set(String server, State state) {
    ServerStatus status =
        state == State.READY ? api.readyButDown(server) : api.setState(server, state);
    return verified(status, state);
  }

  private ServerStatus verified(ServerStatus status, State state) {
    if (!DesiredStates.has(status, state)) {
      throw new CutoverException(
          ExitCode.FAILED,
          "load balancer "
              + name()
              + ": server "
              + status.server()
              + " is "
              + status.status()
              + " although it was set to "
              + state.word());
    }
    return status;
  }

  /**
   * Drains a server, or puts it into maintenance.
   *
   * @throws CutoverException if it is the last one that takes requests here
   */
  void takeOut(String server, State state) {
    synchronized (turn) {
      requireAnother(server, state);
      desired.put(server, state);
      ServerStatus unused = set(server, state);
      if (state == State.MAINT) {
        keep(server, state);
      }
    }
  }

  private void requireAnother(String server, State state) {
    List<ServerStatus> rows = api.stat().servers().stream().filter(api::has).toList();
    boolean serves = rows.stream().anyMatch(row -> row.server().equals(server) && row.up());
    boolean another = rows.stream().anyMatch(row -> !row.server().equals(server) && row.up());
    if (serves && !another) {
      throw new CutoverException(
          ExitCode.FAILED,
          "server "
              + server
              + " is the last one that is up at load balancer "
              + name()
              + ", so it is not set to "
              + state.word());
    }
  }

  ServerStatus readyButDown(String server) {
    synchronized (turn) {
      desired.put(server, State.READY);
      return verified(api.readyButDown(server), State.READY);
    }
  }

  ServerStatus drainedButDown(String server) {
    synchronized (turn) {
      desired.put(server, State.DRAIN);
      ServerStatus status = verified(api.drainedButDown(server), State.DRAIN);
      keep(server, State.DRAIN);
      return status;
    }
  }

  /** What is reported of a server; one that a restart has put back is taken out again first. */
  ServerStatus look(String server) {
    ServerStatus status = api.server(server);
    if (!desired.violatedBy(status)) {
      return status;
    }
    synchronized (turn) {
      State state = desired.all().get(server);
      return state == null ? status : set(server, state);
    }
  }

  /** The servers that are to take requests and do not, each with what is reported. */
  List<String> notUp() {
    Map<String, State> all = desired.all();
    return api.stat().servers().stream()
        .filter(api::has)
        .filter(row -> all.get(row.server()) == State.READY && !row.up())
        .map(row -> "server " + row.server() + " at " + text(row))
        .toList();
  }

  /** A line of what is reported of a server. */
  String text(ServerStatus status) {
    return name() + ": " + status.status() + " " + status.checkStatus();
  }
}
