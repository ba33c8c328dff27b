package org.cutover.lab;

import java.util.List;
import java.util.stream.Stream;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;

/**
 * A host of a lab.
 *
 * @param name such as {@code app-A}
 * @param ssh where its SSH server listens
 */
public record LabHost(String name, Endpoint ssh) {
  /** The hosts that an inventory names: a load balancer and an application a site. */
  public static List<LabHost> of(Inventory inventory) {
    return inventory.sites().stream()
        .flatMap(
            site ->
                Stream.of(
                    new LabHost("lb-" + site.name(), site.loadBalancer().ssh()),
                    new LabHost("app-" + site.name(), site.application().ssh())))
        .toList();
  }
}
