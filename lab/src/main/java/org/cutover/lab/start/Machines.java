package org.cutover.lab.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cutover.common.CutoverException;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.hold.Supervisor;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.ssh.Host;
import org.cutover.deployer.ssh.SshHost;

/** Connections to everything an inventory names, opened and used side by side. */
final class Machines implements AutoCloseable {
  private final Inventory inventory;
  private final Duration limit;
  private final ExecutorService workers;
  private final Map<String, Host> applications = new LinkedHashMap<>();
  private final Map<String, Host> balancers = new LinkedHashMap<>();
  private Database database;

  private Machines(Inventory inventory, Duration limit) {
    this.inventory = inventory;
    this.limit = limit;
    this.workers = Executors.newFixedThreadPool(2 * inventory.sites().size() + 1);
  }

  /** What is done for a site. */
  interface SiteTask<T> {
    T run(Inventory.Site site) throws Exception;
  }

  static Machines connect(Inventory inventory, Duration limit) throws InterruptedException {
    Machines machines = new Machines(inventory, limit);
    try {
      Future<Database> database =
          machines.workers.submit(() -> Database.open(inventory.database(), limit));
      Future<Map<String, Host>> balancers =
          machines.workers.submit(
              () ->
                  machines.forEachSite(
                      site -> SshHost.connect(site.loadBalancer().ssh(), inventory.ssh(), limit)));
      machines.applications.putAll(
          machines.forEachSite(
              site -> SshHost.connect(site.application().ssh(), inventory.ssh(), limit)));
      machines.balancers.putAll(result(balancers));
      machines.database = result(database);
      return machines;
    } catch (RuntimeException | InterruptedException e) {
      machines.close();
      throw e;
    }
  }

  Inventory inventory() {
    return inventory;
  }

  Database database() {
    return database;
  }

  Host application(Inventory.Site site) {
    return applications.get(site.name());
  }

  /** The runtime API of a site's load balancer. */
  RuntimeApi balancer(Inventory.Site site) {
    Host host = balancers.get(site.name());
    Inventory.LoadBalancer description = site.loadBalancer();
    return new RuntimeApi(
        site.name(), description.backend(), new HostConnector(host, description.runtime()));
  }

  /** A site's load balancer starts with all servers, whatever a deployment has left. */
  void keepAllIn(Inventory.Site site) {
    Inventory.LoadBalancer balancer = site.loadBalancer();
    if (balancer.gate().isPresent()) {
      List<String> servers = inventory.sites().stream().map(Inventory.Site::name).toList();
      new Supervisor(site.name(), balancers.get(site.name()), balancer, limit)
          .keep(List.of(), servers);
    }
  }

  /** Does something for all sites at once and returns the results by site, in inventory order. */
  <T> Map<String, T> forEachSite(SiteTask<T> task) throws InterruptedException {
    Map<String, Future<T>> futures = new LinkedHashMap<>();
    for (Inventory.Site site : inventory.sites()) {
      Callable<T> call = () -> task.run(site);
      futures.put(site.name(), workers.submit(call));
    }
    Map<String, T> results = new LinkedHashMap<>();
    for (Map.Entry<String, Future<T>> future : futures.entrySet()) {
      results.put(future.getKey(), result(future.getValue()));
    }
    return results;
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw CutoverException.usage(e.getCause().toString());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    List<Host> hosts = new ArrayList<>(applications.values());
    hosts.addAll(balancers.values());
    hosts.forEach(Host::close);
    if (database != null) {
      database.close();
    }
  }
}
