package org.cutover.deployer.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.haproxy.ServerProtocol;
import org.cutover.deployer.haproxy.ServerTimings;
import org.cutover.deployer.haproxy.StartStates;
import org.cutover.deployer.hold.Supervisor;
import org.cutover.deployer.install.Installer;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.lease.Lease;
import org.cutover.deployer.lease.LeasedHost;
import org.cutover.deployer.parallel.ParallelTasks;
import org.cutover.deployer.smoke.SmokeTester;
import org.cutover.deployer.ssh.Host;
import org.cutover.deployer.ssh.ReadOnlyHost;
import org.cutover.deployer.ssh.SshHost;
import org.cutover.deployer.strategy.Limits;

/** All machines of an inventory, connected: each host once, all at the same time. */
public final class Connections implements AutoCloseable {
  private final Inventory inventory;
  private final Limits limits;
  private final Map<Endpoint, Host> hosts = new ConcurrentHashMap<>();
  private final Map<Site, Supervisor> supervisors = new ConcurrentHashMap<>();
  private final Optional<Lease> lease;
  private final boolean all;
  private volatile Database session;
  private volatile Database database;
  private volatile SmokeTester smokeTester;
  private volatile ServerProtocol servers;

  private Connections(Inventory inventory, Limits limits, Optional<Lease> lease, boolean all) {
    this.inventory = inventory;
    this.limits = limits;
    this.lease = lease;
    this.all = all;
  }

  /**
   * Connects to everything.
   *
   * @param lease without which nothing can be changed
   * @throws org.cutover.common.CutoverException with a line for each machine that cannot be used
   */
  public static Connections open(Inventory inventory, Limits limits, Lease lease) {
    return open(inventory, limits, Optional.of(lease), true);
  }

  /** Connects to everything; whatever would change something is refused, as a plan needs it. */
  public static Connections readOnly(Inventory inventory, Limits limits) {
    return open(inventory, limits, Optional.empty(), true);
  }

  /**
   * Connects to what answers. A host that does not is connected when it is needed, so that what
   * does not need it can be done.
   */
  public static Connections openReachable(Inventory inventory, Limits limits, Lease lease) {
    return open(inventory, limits, Optional.of(lease), false);
  }

  private static Connections open(
      Inventory inventory, Limits limits, Optional<Lease> lease, boolean all) {
    Connections connections = new Connections(inventory, limits, lease, all);
    try (ParallelTasks parallel = new ParallelTasks()) {
      List<Callable<Void>> tasks = new ArrayList<>();
      // First, because it takes longest.
      tasks.add(() -> connections.openDatabase());
      endpoints(inventory).forEach(at -> tasks.add(() -> connections.openHost(at)));
      tasks.add(connections::openSmokeTester);
      List<Void> unused = parallel.all(tasks);
      connections.servers = new ServerProtocol(connections.members(), connections.timings());
      return connections;
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static Set<Endpoint> endpoints(Inventory inventory) {
    Set<Endpoint> endpoints = new LinkedHashSet<>();
    for (Site site : inventory.sites()) {
      endpoints.add(site.loadBalancer().ssh());
      endpoints.add(site.application().ssh());
    }
    return endpoints;
  }

  private Void openDatabase() {
    session = Database.open(inventory.database(), limits.connect());
    database = lease.map(held -> session.permittedBy(held::require)).orElseGet(session::readOnly);
    return null;
  }

  private Void openHost(Endpoint at) {
    Host host = connected(at);
    hosts.put(
        at, lease.<Host>map(held -> new LeasedHost(host, held)).orElse(new ReadOnlyHost(host)));
    return null;
  }

  private Host connected(Endpoint at) {
    try {
      return SshHost.connect(at, inventory.ssh(), limits.connect());
    } catch (CutoverException e) {
      if (all || e.exitCode() == ExitCode.USAGE) {
        throw e;
      }
      return SshHost.unconnected(at, inventory.ssh(), limits.connect());
    }
  }

  private Void openSmokeTester() {
    smokeTester = new SmokeTester(limits.connect());
    return null;
  }

  /** The machines. */
  public Inventory inventory() {
    return inventory;
  }

  /** The database, changed only under the lease. */
  public Database database() {
    return database;
  }

  /** The database for the lock itself, without which there is no lease. */
  public Database databaseOfLock() {
    return session;
  }

  /** Asks applications directly. */
  public SmokeTester smokeTester() {
    return smokeTester;
  }

  /** A connected host. */
  public Host host(Endpoint at) {
    return hosts.get(at);
  }

  /** The releases of a site. */
  public Installer installer(Site site) {
    return new Installer(host(site.application().ssh()), site.application(), limits.command());
  }

  /** A site's load balancer. */
  public RuntimeApi balancer(Site site) {
    Inventory.LoadBalancer balancer = site.loadBalancer();
    Host host = host(balancer.ssh());
    return new RuntimeApi(
        site.name(),
        balancer.backend(),
        new RuntimeApi.Connector() {
          @Override
          public String ask(String line) {
            return host.askRuntime(balancer.runtime(), line, limits.connect());
          }

          @Override
          public String change(String line) {
            return host.changeRuntime(balancer.runtime(), line, limits.connect());
          }
        });
  }

  /** All load balancers, in the order of the sites. */
  public List<RuntimeApi> balancers() {
    return inventory.sites().stream().map(this::balancer).toList();
  }

  /** The process that holds requests at a site's load balancer. */
  public Supervisor supervisor(Site site) {
    return supervisors.computeIfAbsent(
        site,
        of -> {
          Inventory.LoadBalancer balancer = of.loadBalancer();
          return new Supervisor(of.name(), host(balancer.ssh()), balancer, limits.connect());
        });
  }

  /** All load balancers; whoever can hold requests can also write what a restart is to find. */
  private List<ServerProtocol.Member> members() {
    return inventory.sites().stream()
        .map(
            site ->
                new ServerProtocol.Member(
                    balancer(site),
                    site.loadBalancer().gate().isPresent()
                        ? supervisor(site)::keep
                        : StartStates.none()))
        .toList();
  }

  /** The longest times that a load balancer asks for. */
  public ServerTimings timings() {
    return inventory.sites().stream()
        .map(site -> ServerTimings.of(site.loadBalancer()))
        .reduce(ServerTimings::and)
        .orElseThrow();
  }

  /** The protocols that take a server out of all load balancers and put it in. */
  public ServerProtocol servers() {
    return servers;
  }

  @Override
  public void close() {
    if (servers != null) {
      servers.close();
    }
    hosts.values().forEach(Host::close);
    if (session != null) {
      session.close();
    }
  }
}
