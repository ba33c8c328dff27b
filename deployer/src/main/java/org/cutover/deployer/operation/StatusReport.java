package org.cutover.deployer.operation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployer.database.CurrentRelease;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.database.LockStore;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.haproxy.ServerStatus;
import org.cutover.deployer.hold.HoldStatus;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.strategy.Limits;

/**
 * What serves where.
 *
 * @param current what the database records
 * @param lock its holder in words
 * @param open the deployments that have begun and not ended
 * @param sites in the order of the inventory
 */
public record StatusReport(
    Optional<CurrentRelease> current,
    Optional<String> lock,
    List<HistoryEntry> open,
    List<SiteStatus> sites) {
  /** Copies the lists. */
  public StatusReport {
    open = List.copyOf(open);
    sites = List.copyOf(sites);
  }

  /**
   * One site.
   *
   * @param running the release that runs, if one does
   * @param hold what the supervisor of its load balancer says, where there is one
   * @param servers what each load balancer says of its server, by the load balancer's name
   */
  public record SiteStatus(
      String name,
      int half,
      Optional<String> running,
      Optional<HoldStatus> hold,
      Map<String, ServerStatus> servers) {
    /** Copies the map. */
    public SiteStatus {
      servers = new LinkedHashMap<>(servers);
    }
  }

  /** Asks the database and every machine; changes nothing. */
  public static StatusReport ask(Inventory inventory, Limits limits) {
    Clock clock = Clock.systemUTC();
    try (Connections connections = Connections.readOnly(inventory, limits)) {
      DeploymentStore store = new DeploymentStore(connections.database());
      boolean used = store.exists();
      List<SiteStatus> sites = new ArrayList<>();
      for (Inventory.Site site : inventory.sites()) {
        Map<String, ServerStatus> servers = new LinkedHashMap<>();
        for (RuntimeApi balancer : connections.balancers()) {
          servers.put(balancer.name(), balancer.server(site.name()));
        }
        sites.add(
            new SiteStatus(
                site.name(),
                site.half(),
                connections.installer(site).running(),
                site.loadBalancer().gate().map(gate -> connections.supervisor(site).status()),
                servers));
      }
      return new StatusReport(
          used ? store.current() : Optional.empty(),
          used
              ? new LockStore(connections.database(), clock)
                  .holder()
                  .map(h -> h.holder(clock.instant()))
              : Optional.empty(),
          used ? store.open() : List.of(),
          sites);
    }
  }

  /** Lines for a person. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    current.ifPresent(c -> lines.add("current release  " + c.release() + ", table " + c.table()));
    lock.ifPresent(holder -> lines.add("lock             " + holder));
    open.forEach(
        e ->
            lines.add(
                "open             "
                    + e.deployment()
                    + " to "
                    + e.to()
                    + e.phase().map(phase -> ", " + phase.word()).orElse("")
                    + "; if its deployer is dead: resume"));
    for (SiteStatus site : sites) {
      lines.add(
          "site "
              + site.name()
              + " (half "
              + site.half()
              + ")  runs "
              + site.running().orElse("nothing")
              + site.hold().filter(StatusReport::holds).map(h -> ", requests are held").orElse(""));
      site.servers()
          .forEach(
              (balancer, server) ->
                  lines.add(
                      "  at load balancer "
                          + balancer
                          + "  "
                          + server.status()
                          + " "
                          + server.checkStatus()
                          + ", "
                          + server.sessions()
                          + " sessions"));
    }
    return lines;
  }

  private static boolean holds(HoldStatus status) {
    return status.state() == HoldStatus.State.HOLDING;
  }

  /** The same for another program; what is not known is left out. */
  public Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("schema", 1);
    current.ifPresent(c -> object.put("release", c.release()));
    current.ifPresent(c -> object.put("table", c.table()));
    lock.ifPresent(holder -> object.put("lock", holder));
    object.put("open", open.stream().map(HistoryEntry::deployment).toList());
    object.put("sites", sites.stream().map(StatusReport::object).toList());
    return object;
  }

  private static Map<String, Object> object(SiteStatus site) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("site", site.name());
    object.put("half", site.half());
    site.running().ifPresent(running -> object.put("running", running));
    site.hold().ifPresent(hold -> object.put("held", holds(hold)));
    List<Map<String, Object>> servers = new ArrayList<>();
    site.servers()
        .forEach(
            (balancer, server) ->
                servers.add(
                    Map.of(
                        "balancer",
                        balancer,
                        "status",
                        server.status(),
                        "check",
                        server.checkStatus(),
                        "sessions",
                        server.sessions(),
                        "queued",
                        server.queued())));
    object.put("servers", servers);
    return object;
  }
}
