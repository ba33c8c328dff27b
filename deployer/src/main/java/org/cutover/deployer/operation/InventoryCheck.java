package org.cutover.deployer.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.strategy.Limits;
import org.cutover.deployer.strategy.Switching;

/** Looks whether the machines that an inventory names are there and as it says. */
public final class InventoryCheck {
  private InventoryCheck() {}

  /**
   * What was found.
   *
   * @param facts a line a site
   * @param states what keeps a deployment from starting now, but is no fault of the inventory
   * @param settings what of a load balancer's configuration would lose requests
   */
  public record Result(List<String> facts, List<String> states, List<String> settings) {
    /** Copies the lists. */
    public Result {
      facts = List.copyOf(facts);
      states = List.copyOf(states);
      settings = List.copyOf(settings);
    }
  }

  /**
   * Logs in everywhere, asks every load balancer, application and the database; changes nothing.
   *
   * @throws org.cutover.common.CutoverException with a line for each machine that cannot be used
   */
  public static Result look(Inventory inventory, Limits limits) {
    try (Connections connections = Connections.readOnly(inventory, limits)) {
      List<SiteState> sites = new Preflight(connections, limits, Switching.OVERLAP).sites();
      Optional<Preflight.Wrong> wrong = Preflight.Wrong.of(sites, 0);
      return new Result(
          sites.stream().map(InventoryCheck::fact).toList(),
          wrong.map(Preflight.Wrong::states).orElse(List.of()),
          wrong.map(Preflight.Wrong::settings).orElse(List.of()));
    }
  }

  private static String fact(SiteState state) {
    Inventory.Site site = state.site();
    List<String> parts = new ArrayList<>();
    parts.add("load balancer " + site.loadBalancer().ssh() + " answers");
    parts.add(
        "application "
            + site.application().ssh()
            + " runs "
            + state.running().orElse("nothing")
            + (state.unhealthy().isEmpty() ? ", healthy" : ""));
    state
        .freeBytes()
        .ifPresent(
            free -> parts.add(String.format(Locale.ROOT, "%.1f GB free", free / 1_000_000_000.0)));
    return "site " + site.name() + " (half " + site.half() + "): " + String.join("; ", parts);
  }
}
