package org.cutover.lab.embedded.balancer;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One server of the backend as the load balancer knows it now. Touched by the I/O thread only. */
final class Server {
  private final int id;
  private final String name;
  private final boolean disabledAtStart;
  private final int firstWeight;
  private final IdleConnections idle = new IdleConnections();
  private final Counters counters = new Counters();
  private final WaitingLine line = new WaitingLine();
  private final Set<Session> sessions = new LinkedHashSet<>();
  private String address;
  private int port;
  private int weight;
  private int maxConnections;
  private ServerState state;
  private boolean checkRunning;
  private int checkGeneration;

  private Server(int id, BalancerConfig.ServerAddress at, int weight, ServerState state) {
    this.id = id;
    this.name = at.name();
    this.address = at.address();
    this.port = at.port();
    this.firstWeight = weight;
    this.weight = weight;
    this.maxConnections = at.maxConnections();
    this.disabledAtStart = at.disabled();
    this.state = state;
  }

  static Server application(
      int id, BalancerConfig.ServerAddress at, BalancerConfig.Check check, long now) {
    ServerState state = ServerState.initial(check.rise(), check.fall(), now);
    return new Server(id, at, 1, at.disabled() ? state.disabled() : state);
  }

  /** The gate: nobody answers there, so it has neither an address nor checks. */
  static Server gate(int id, BalancerConfig.Gate gate, long now) {
    return new Server(
        id,
        new BalancerConfig.ServerAddress(gate.server(), "-", 0, 1, true),
        0,
        ServerState.unchecked(now).disabled());
  }

  int id() {
    return id;
  }

  String name() {
    return name;
  }

  String address() {
    return address;
  }

  int port() {
    return port;
  }

  URI uri() {
    return URI.create("http://" + address + ":" + port);
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(address, port);
  }

  /** Whether its configuration had it start in maintenance. */
  boolean disabledAtStart() {
    return disabledAtStart;
  }

  /** Its share of the requests, in proportion to the others' weights. */
  int weight() {
    return weight;
  }

  void weight(int wanted) {
    weight = wanted;
  }

  /** The weight that its configuration gave it. */
  int firstWeight() {
    return firstWeight;
  }

  /** Requests that it may have at once; 0 for any number. */
  int maxConnections() {
    return maxConnections;
  }

  void maxConnections(int wanted) {
    maxConnections = wanted;
  }

  ServerState state() {
    return state;
  }

  /** Whether requests are balanced over it, as far as it has a place for them. */
  boolean usable() {
    return state.takesRequests() && weight > 0;
  }

  /** Whether it may have one more request at once. */
  boolean hasPlace() {
    return maxConnections == 0 || counters.current() < maxConnections;
  }

  /** Whether there is a place for one who does not wait yet. */
  boolean hasRoom() {
    return maxConnections == 0 || (line.size() == 0 && hasPlace());
  }

  IdleConnections idle() {
    return idle;
  }

  Counters counters() {
    return counters;
  }

  /** Requests that were sent to this server and no other, and wait for a place. */
  WaitingLine line() {
    return line;
  }

  void began(Session session) {
    sessions.add(session);
  }

  void ended(Session session) {
    sessions.remove(session);
  }

  void cutSessions() {
    List.copyOf(sessions).forEach(Session::cut);
  }

  /** Takes a new state; entering maintenance ends the running check and the idle connections. */
  void become(ServerState next) {
    boolean entersMaintenance =
        next.admin() == ServerState.Admin.MAINT && state.admin() != ServerState.Admin.MAINT;
    state = next;
    if (entersMaintenance) {
      abandonCheck();
      idle.closeAll();
    }
  }

  /** Moves to another place: idle connections to the old one are of no use. */
  void moveTo(String newAddress, int newPort) {
    address = newAddress;
    port = newPort;
    abandonCheck();
    idle.closeAll();
  }

  boolean checkRunning() {
    return checkRunning;
  }

  /** Begins a check and returns its ticket. */
  int beginCheck() {
    checkRunning = true;
    return ++checkGeneration;
  }

  /** Ends a check; false when it has been abandoned since, so that its result must not count. */
  boolean endCheck(int ticket) {
    if (ticket != checkGeneration) {
      return false;
    }
    checkRunning = false;
    return true;
  }

  private void abandonCheck() {
    checkRunning = false;
    checkGeneration++;
  }
}
