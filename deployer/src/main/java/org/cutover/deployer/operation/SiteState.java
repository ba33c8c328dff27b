package org.cutover.deployer.operation;

import java.util.List;
import java.util.Optional;
import org.cutover.deployer.inventory.Inventory.Site;

/**
 * What was found on one site.
 *
 * @param running the release that runs
 * @param unhealthy why its health check fails
 * @param notUp the load balancers that do not report it up
 * @param config the text of its load balancer's configuration; empty if it cannot be read
 * @param configFindings settings of its load balancer that would lose requests
 * @param freeBytes free space for releases
 */
record SiteState(
    Site site,
    Optional<String> running,
    Optional<String> unhealthy,
    List<String> notUp,
    String config,
    List<String> configFindings,
    Optional<Long> freeBytes) {}
