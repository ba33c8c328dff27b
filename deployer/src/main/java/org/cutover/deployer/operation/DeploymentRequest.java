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
 */
public record DeploymentRequest(
    Inventory inventory, Source source, Strategy strategy, Switching switching, Limits limits) {}
