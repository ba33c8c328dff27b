package org.cutover.lab.containers.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A lab as its file describes it.
 *
 * @param network the range from which each lab takes a part of its own
 * @param application {@code node} or {@code java}: which sample application runs on it
 * @param service what users ask for
 * @param sites in the order of the file
 * @param limits of each type of server
 * @param control what the control host may use, from which deployments are made; not limited where
 *     the file does not name it
 * @param balancer how the load balancers are set
 * @param database how the database is set
 */
public record Topology(
    Subnet network,
    String application,
    Service service,
    List<Site> sites,
    Map<ServerType, Limits> limits,
    Limits control,
    Balancer balancer,
    Database database) {
  /** Copies the collections. */
  public Topology {
    sites = List.copyOf(sites);
    limits = Map.copyOf(limits);
  }

  /**
   * The service's name, the load balancers' port, and for how long an answer of the name servers
   * may be kept.
   */
  public record Service(String name, int port, Duration ttl) {}

  /**
   * A site: a load balancer, an application and a database server.
   *
   * @param half 1 is updated first, 2 second
   */
  public record Site(String name, int half) {}

  /**
   * The load balancers' settings.
   *
   * @param connect time-out of a connection attempt
   * @param client how long a client may be silent
   * @param server how long an answer may take
   * @param check how long the answer to a health check may take
   * @param checkInterval time between two health checks
   * @param rise passed checks that bring a server up
   * @param fall failed checks that take it down
   * @param retries how often a refused connection is tried again
   */
  public record Balancer(
      Duration connect,
      Duration client,
      Duration server,
      Duration check,
      Duration checkInterval,
      int rise,
      int fall,
      int retries) {
    /** How long a refused connection waits when there is no other server: at most one second. */
    public Duration retryInterval() {
      Duration second = Duration.ofSeconds(1);
      return connect.compareTo(second) < 0 ? connect : second;
    }
  }

  /**
   * The database's settings.
   *
   * @param heapMegabytes of each node; some 400 MB are needed beside it
   * @param replication how many nodes hold each row
   * @param consistency of reads and writes
   * @param allCompilers whether Java's second compiler is used too: minutes until it has done its
   *     work, less processor time for each request from then on
   * @param writeTimeout after which an unanswered write can no longer take effect
   */
  public record Database(
      int heapMegabytes,
      boolean allCompilers,
      int replication,
      String consistency,
      Duration writeTimeout) {}
}
