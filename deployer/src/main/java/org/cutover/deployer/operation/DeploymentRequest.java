package org.cutover.deployer.operation;

import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.deployer.strategy.Limits;
import org.cutover.deployer.strategy.Strategy;

/**
 * What is asked for.
 *
 * @param takeOver whether a stale lock may be taken over
 */
public record DeploymentRequest(
    Inventory inventory,
    ReleaseArchive archive,
    Strategy strategy,
    Limits limits,
    boolean takeOver) {}
