package org.cutover.lab.embedded.hold;

import java.util.List;
import org.cutover.deployer.inventory.Endpoint;

/**
 * What is held.
 *
 * @param runtime the load balancer's runtime API
 * @param gate where a request that takes the gate's place is sent
 * @param backend the backend's name
 * @param server the gate's name in the backend
 * @param old the servers that serve until requests are held
 * @param fresh the servers that are to serve afterwards
 */
record HoldSettings(
    Endpoint runtime,
    Endpoint gate,
    String backend,
    String server,
    List<String> old,
    List<String> fresh) {
  HoldSettings {
    old = List.copyOf(old);
    fresh = List.copyOf(fresh);
  }
}
