package org.cutover.deployer.operation;

import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.strategy.Limits;
import org.cutover.deployer.strategy.Strategy;
import org.cutover.deployer.strategy.Switching;

/**
 * What is asked for.
 *
 * @param source the release to roll out
 * @param switching how traffic moves over
 * @param tolerance what is put up with
 */
public record DeploymentRequest(
    Inventory inventory,
    Source source,
    Strategy strategy,
    Switching switching,
    Limits limits,
    Tolerance tolerance) {
  /** With the usual tolerance. */
  public DeploymentRequest(
      Inventory inventory, Source source, Strategy strategy, Switching switching, Limits limits) {
    this(inventory, source, strategy, switching, limits, Tolerance.USUAL);
  }
}
