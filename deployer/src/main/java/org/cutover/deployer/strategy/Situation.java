package org.cutover.deployer.strategy;

import java.util.List;
import java.util.Optional;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.release.Release;

/**
 * What preflight has found, and nothing that is still connected to it.
 *
 * @param current the release that serves on every site
 * @param next the release to roll out
 * @param ownTable whether the next release has a table of its own, so that rows must be copied
 * @param held whether requests are held for the moment of the switch
 * @param leftover a table that an earlier deployment left under the new table's name
 * @param kept a table that an earlier deployment kept, and that this one is to drop at its end
 * @param limits how long things may take
 */
public record Situation(
    List<Inventory.Site> sites,
    Release current,
    Release next,
    boolean ownTable,
    boolean held,
    Optional<String> leftover,
    Optional<String> kept,
    Limits limits) {
  /** Copies the list. */
  public Situation {
    sites = List.copyOf(sites);
  }

  /** The sites of half 1 or 2. */
  public List<Inventory.Site> half(int half) {
    return sites.stream().filter(site -> site.half() == half).toList();
  }
}
