package org.cutover.lab.embedded.balancer;

import java.time.Duration;
import java.util.List;

/**
 * Everything a load balancer is told; its {@code haproxy.cfg} says the same in HAProxy's words.
 *
 * @param backend the name of the one backend
 * @param clientPort where users connect, on loopback
 * @param runtimePort where the runtime API listens, on loopback
 * @param servers the application servers, in the order in which they are asked
 * @param check how servers are checked
 * @param retries how often a refused connection is tried again
 * @param timeouts how long anything may take
 */
public record BalancerConfig(
    String backend,
    int clientPort,
    int runtimePort,
    List<ServerAddress> servers,
    Check check,
    int retries,
    Timeouts timeouts) {
  /** Copies the list. */
  public BalancerConfig {
    servers = List.copyOf(servers);
  }

  /**
   * Where a server is reached.
   *
   * @param name unique within the backend
   * @param address an IP address
   */
  public record ServerAddress(String name, String address, int port) {}

  /**
   * An HTTP health check.
   *
   * @param rise passed checks that bring a server up
   * @param fall failed checks that take it down
   * @param timeout how long the answer may take once the connection is there
   */
  public record Check(String path, Duration interval, int rise, int fall, Duration timeout) {}

  /** How long a connection attempt, a server's answer and a silent client may take. */
  public record Timeouts(Duration connect, Duration server, Duration client) {}

  /**
   * How long a refused connection waits when there is no other server to try: HAProxy waits one
   * second, or the connect timeout when that is shorter.
   */
  public Duration retryInterval() {
    Duration second = Duration.ofSeconds(1);
    return timeouts.connect().compareTo(second) < 0 ? timeouts.connect() : second;
  }
}
