package org.cutover.lab.embedded.balancer;

import java.net.InetSocketAddress;
import java.net.URI;

/** One application server as the load balancer knows it now. Touched by the I/O thread only. */
final class Server {
  private final int id;
  private final String name;
  private final IdleConnections idle = new IdleConnections();
  private final Counters counters = new Counters();
  private String address;
  private int port;
  private ServerState state;
  private boolean checkRunning;
  private int checkGeneration;

  Server(int id, BalancerConfig.ServerAddress at, BalancerConfig.Check check, long now) {
    this.id = id;
    this.name = at.name();
    this.address = at.address();
    this.port = at.port();
    this.state = ServerState.initial(check.rise(), check.fall(), now);
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

  ServerState state() {
    return state;
  }

  IdleConnections idle() {
    return idle;
  }

  Counters counters() {
    return counters;
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
