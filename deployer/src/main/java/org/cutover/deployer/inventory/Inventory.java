package org.cutover.deployer.inventory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The machines of one service and how each is reached. All paths are absolute.
 *
 * @param service what users ask for
 * @param nameServers where the service's name is resolved; empty: the service's targets are used
 * @param ssh how every host is logged in to
 * @param database where the tables are
 * @param sites at least two, each in half 1 or 2, both halves used
 * @param resettable whether an experiment may bring these machines to its starting point, which
 *     replaces what runs on them and every row of the keyspace
 */
public record Inventory(
    Service service,
    List<Endpoint> nameServers,
    Ssh ssh,
    Database database,
    List<Site> sites,
    boolean resettable) {

  /** Copies the lists. */
  public Inventory {
    nameServers = List.copyOf(nameServers);
    sites = List.copyOf(sites);
  }

  /** The sites of half 1 or 2, in file order. */
  public List<Site> half(int half) {
    return sites.stream().filter(site -> site.half() == half).toList();
  }

  /**
   * The service as its users see it.
   *
   * @param targets the load balancers' client ports where there are no name servers
   */
  public record Service(String name, URI url, List<Endpoint> targets) {
    /** Copies the list. */
    public Service {
      targets = List.copyOf(targets);
    }
  }

  /**
   * How hosts are logged in to.
   *
   * @param identity the private key file
   * @param knownHosts the file that the hosts' keys are checked against
   */
  public record Ssh(String user, Path identity, Path knownHosts) {}

  /**
   * Where the tables are.
   *
   * @param consistency the consistency level of reads and writes, such as {@code QUORUM}
   * @param writeTimeout how long after its start a write of the application can still take effect
   * @param credentialsFile a file with {@code user:password}, read when needed and never logged
   */
  public record Database(
      List<Endpoint> contactPoints,
      String datacenter,
      String keyspace,
      String consistency,
      Duration writeTimeout,
      Optional<Path> credentialsFile) {
    /** Copies the list. */
    public Database {
      contactPoints = List.copyOf(contactPoints);
    }
  }

  /**
   * A load balancer and an application server.
   *
   * @param half 1 is updated first, 2 second
   */
  public record Site(String name, int half, LoadBalancer loadBalancer, Application application) {}

  /**
   * A load balancer.
   *
   * @param runtime where its runtime API listens, as seen from the host itself
   * @param config its configuration file on the host
   * @param backend the backend that holds the application servers, each named as its site
   * @param checkInterval time between two health checks
   * @param rise passed checks that bring a server up
   * @param retryInterval how long a failed connect may wait before its retry
   * @param gate what requests are held with; without it they cannot be
   */
  public record LoadBalancer(
      Endpoint ssh,
      RuntimeSocket runtime,
      String config,
      String backend,
      Duration checkInterval,
      int rise,
      Duration retryInterval,
      Optional<Gate> gate) {}

  /**
   * What a load balancer holds requests with: a server of the backend that has one place, which is
   * taken for as long as requests are held.
   *
   * @param server the gate's name in the backend
   * @param socket where a request that takes the gate's place is sent, as seen from the host itself
   * @param supervisor the host's command that holds and lets go, and ends a hold by itself
   */
  public record Gate(String server, RuntimeSocket socket, String supervisor) {}

  /**
   * An application server.
   *
   * @param base the folder under which releases are installed
   * @param address the address at which load balancers reach the application
   * @param port the port of the application
   * @param sparePort a second port, for strategies that run two versions side by side
   * @param health the path of the health check
   * @param service the host's command to start, stop and ask the application
   */
  public record Application(
      Endpoint ssh,
      String base,
      String address,
      int port,
      Optional<Integer> sparePort,
      String health,
      String service) {
    /** Where the application answers. */
    public Endpoint endpoint() {
      return new Endpoint(address, port);
    }
  }
}
