package org.cutover.lab.embedded.hold;

import java.util.List;
import java.util.Optional;
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
 * @param file names, after a release to the new ones, the old servers as those that a restart keeps
 *     out
 */
record HoldSettings(
    Endpoint runtime,
    Endpoint gate,
    String backend,
    String server,
    List<String> old,
    List<String> fresh,
    Optional<StateFile> file) {
  HoldSettings {
    old = List.copyOf(old);
    fresh = List.copyOf(fresh);
  }
}
