package org.cutover.lab.start;

import java.time.Duration;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.cutover.deployer.ssh.Host;

/** A load balancer's runtime socket, reached through its host. */
record HostConnector(Host host, RuntimeSocket socket) implements RuntimeApi.Connector {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public String ask(String line) {
    return host.askRuntime(socket, line, LIMIT);
  }

  @Override
  public String change(String line) {
    return host.changeRuntime(socket, line, LIMIT);
  }
}
