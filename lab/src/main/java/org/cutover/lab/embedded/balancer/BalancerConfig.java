package org.cutover.lab.embedded.balancer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything a load balancer is told; its {@code haproxy.cfg} says the same in HAProxy's words.
 *
 * @param backend the name of the one backend
 * @param clientPort where users connect, on loopback
 * @param runtimePort where the runtime API listens, on loopback
 * @param servers the application servers, in the order in which they are asked
 * @param gate what requests are held with, if they can be
 * @param check how servers are checked
 * @param retries how often a refused connection is tried again
 * @param timeouts how long anything may take
 */
public record BalancerConfig(
    String backend,
    int clientPort,
    int runtimePort,
    List<ServerAddress> servers,
    Optional<Gate> gate,
    Check check,
    int retries,
    Timeouts timeouts) {
  /** Copies the list. */
  public BalancerConfig {
    servers = List.copyOf(servers);
  }

  /**
   * Where a server is reached, and how much it gets at the start.
   *
   * @param name unique within the backend
   * @param address an IP address
   * @param maxConnections requests that it may have at once; 0 for any number
   * @param disabled whether it starts in maintenance
   */
  public record ServerAddress(
      String name, String address, int port, int maxConnections, boolean disabled) {
    /** A server that takes any number of requests from the start. */
    public ServerAddress(String name, String address, int port) {
      this(name, address, port, 0, false);
    }
  }

  /**
   * A server of the backend that never answers and has one place. While that is taken and the gate
   * is the only server with a weight, every request waits. It starts in maintenance, with weight 0.
   *
   * @param server its name in the backend
   * @param port where a request that takes the place is sent, on loopback
   * @param stateFile names the servers that a restart leaves in maintenance
   */
  public record Gate(String server, int port, Path stateFile) {
    /**
     * How long the place stays taken when nobody ends it. A server's answer may not take so long,
     * but a gate is filled well before requests are held.
     */
    static final Duration FILLED = Duration.ofHours(1);
  }

  /**
   * An HTTP health check.
   *
   * @param interval between two checks of a server
   * @param fastInterval the same while it is on its way up or down
   * @param rise passed checks that bring a server up
   * @param fall failed checks that take it down
   * @param timeout how long the answer may take once the connection is there
   */
  public record Check(
      String path,
      Duration interval,
      Duration fastInterval,
      int rise,
      int fall,
      Duration timeout) {}

  /**
   * How long a connection attempt, waiting for a place at a server, a server's answer and a silent
   * client may take.
   */
  public record Timeouts(Duration connect, Duration queue, Duration server, Duration client) {}

  /**
   * How long a refused connection waits when there is no other server to try: HAProxy waits one
   * second, or the connect timeout when that is shorter.
   */
  public Duration retryInterval() {
    Duration second = Duration.ofSeconds(1);
    return timeouts.connect().compareTo(second) < 0 ? timeouts.connect() : second;
  }
}
