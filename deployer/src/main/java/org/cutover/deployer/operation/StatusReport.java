package org.cutover.deployer.operation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.LockStore;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.haproxy.ServerStatus;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.strategy.Limits;

/** What serves where, in lines for a person. */
public final class StatusReport {
  private StatusReport() {}

  /** Asks the database and every machine; changes nothing. */
  public static List<String> lines(Inventory inventory, Limits limits) {
    Clock clock = Clock.systemUTC();
    List<String> lines = new ArrayList<>();
    try (Fleet fleet = Fleet.readOnly(inventory, limits)) {
      DeploymentStore store = new DeploymentStore(fleet.database());
      if (store.exists()) {
        store
            .current()
            .ifPresent(c -> lines.add("current release  " + c.release() + ", table " + c.table()));
        new LockStore(fleet.database(), clock)
            .holder()
            .ifPresent(lock -> lines.add("lock             " + lock.holder(clock.instant())));
        store
            .open()
            .forEach(e -> lines.add("open             " + e.deployment() + " to " + e.to()));
      }
      for (Inventory.Site site : inventory.sites()) {
        String running = fleet.installer(site).running().orElse("nothing");
        lines.add("site " + site.name() + " (half " + site.half() + ")  runs " + running);
        for (Inventory.Site other : inventory.sites()) {
          RuntimeApi balancer = fleet.balancer(other);
          ServerStatus status = balancer.server(site.name());
          lines.add(
              "  at load balancer "
                  + balancer.name()
                  + "  "
                  + status.status()
                  + " "
                  + status.checkStatus()
                  + ", "
                  + status.sessions()
                  + " sessions");
        }
      }
    }
    return lines;
  }
}
