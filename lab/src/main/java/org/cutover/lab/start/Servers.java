package org.cutover.lab.start;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.haproxy.ServerStatus;
import org.cutover.deployer.inventory.Inventory;

/** The servers in all load balancers. */
final class Servers {
  private static final long POLL_MILLIS = 50;
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final Machines machines;
  private final Duration limit;

  Servers(Machines machines, Duration limit) {
    this.machines = machines;
    this.limit = limit;
  }

  /**
   * Makes every server ready in every load balancer, after a restart too, and waits until its
   * checks have passed.
   */
  void reset() throws InterruptedException {
    machines.forEachSite(
        site -> {
          RuntimeApi balancer = machines.balancer(site);
          for (Inventory.Site server : machines.inventory().sites()) {
            if (!balancer.server(server.name()).up()) {
              balancer.setState(server.name(), RuntimeApi.State.READY);
            }
            awaitUp(balancer, server.name());
          }
          machines.keepAllIn(site);
          return null;
        });
  }

  private void awaitUp(RuntimeApi balancer, String server) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    ServerStatus status = balancer.server(server);
    while (!status.up()) {
      if (System.nanoTime() - deadline > 0) {
        throw new CutoverException(
            ExitCode.LAB,
            "load balancer %s: server %s stays %s (%s)"
                .formatted(balancer.name(), server, status.status(), status.checkStatus()));
      }
      Thread.sleep(POLL_MILLIS);
      status = balancer.server(server);
    }
  }

  /**
   * What each load balancer says of each server. A single late check shows for a moment as a state
   * between up and down: only what lasts is told.
   */
  Map<String, Map<String, String>> states() throws InterruptedException {
    return machines.forEachSite(
        site -> {
          RuntimeApi balancer = machines.balancer(site);
          Map<String, String> states = states(balancer, site.loadBalancer());
          long deadline = System.nanoTime() + SETTLING.toNanos();
          while (!Set.of(GateProof.SERVING).containsAll(states.values())
              && System.nanoTime() - deadline < 0) {
            Thread.sleep(POLL_MILLIS);
            states = states(balancer, site.loadBalancer());
          }
          return states;
        });
  }

  private static Map<String, String> states(RuntimeApi balancer, Inventory.LoadBalancer described) {
    Map<String, String> states = new LinkedHashMap<>();
    // The gate serves nobody, so nothing is wrong when it is in maintenance.
    Optional<String> gate = described.gate().map(Inventory.Gate::server);
    for (ServerStatus status : balancer.stat().servers()) {
      if (status.backend().equals(described.backend())
          && gate.filter(status.server()::equals).isEmpty()) {
        states.put(status.server(), status.up() ? GateProof.SERVING : status.status());
      }
    }
    return states;
  }
}
