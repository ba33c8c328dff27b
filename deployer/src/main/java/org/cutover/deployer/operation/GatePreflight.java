package org.cutover.deployer.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.GateCheck;
import org.cutover.deployer.hold.HoldStatus;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.parallel.ParallelTasks;
import org.cutover.deployer.strategy.Limits;

/** The part of preflight that looks whether every load balancer can hold requests. */
final class GatePreflight {
  private final Connections connections;
  private final Limits limits;

  GatePreflight(Connections connections, Limits limits) {
    this.connections = connections;
    this.limits = limits;
  }

  /**
   * Looks at every load balancer.
   *
   * @param sites with the configurations as they were found
   * @return what in a configuration does not allow a hold, and the lines that would
   * @throws CutoverException exit code 1 if a supervisor does not answer or holds already
   */
  List<String> findings(List<SiteState> sites) {
    try (ParallelTasks parallel = new ParallelTasks()) {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      sites.forEach(state -> tasks.add(() -> findings(state)));
      return parallel.all(tasks).stream().flatMap(List::stream).distinct().toList();
    }
  }

  private List<String> findings(SiteState state) {
    Site site = state.site();
    Inventory.LoadBalancer balancer = site.loadBalancer();
    Duration limit = limits.hold();
    if (balancer.gate().isEmpty()) {
      List<String> needed = new ArrayList<>();
      needed.add(
          "site "
              + site.name()
              + ": its load balancer has no gate, which holds requests during the switch; add the"
              + " following, or give --switch overlap");
      needed.addAll(GateCheck.needed(balancer.backend(), limit));
      return needed;
    }
    String name = balancer.ssh() + ":" + balancer.config();
    List<String> findings =
        new ArrayList<>(
            GateCheck.findings(
                name, state.config(), balancer.backend(), balancer.gate().get().server(), limit));
    connections.supervisor(site).requireKeeping();
    HoldStatus status = connections.supervisor(site).status();
    if (status.state() == HoldStatus.State.HOLDING) {
      throw new CutoverException(
          ExitCode.FAILED,
          "load balancer "
              + site.name()
              + ": requests are held already, by epoch "
              + status.epoch());
    }
    return findings;
  }
}
