package org.cutover.deployer.lease;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.cutover.deployer.ssh.CommandResult;
import org.cutover.deployer.ssh.Host;

/** A host that is changed only under the lease. */
public record LeasedHost(Host host, Lease lease) implements Host {
  @Override
  public Endpoint endpoint() {
    return host.endpoint();
  }

  @Override
  public CommandResult ask(List<String> words, Duration timeout) {
    return host.ask(words, timeout);
  }

  @Override
  public CommandResult change(List<String> words, Duration timeout) {
    lease.require();
    return host.change(words, timeout);
  }

  @Override
  public void upload(Path local, String remote) {
    lease.require();
    host.upload(local, remote);
  }

  @Override
  public String askRuntime(RuntimeSocket socket, String line, Duration timeout) {
    return host.askRuntime(socket, line, timeout);
  }

  @Override
  public String changeRuntime(RuntimeSocket socket, String line, Duration timeout) {
    lease.require();
    return host.changeRuntime(socket, line, timeout);
  }

  @Override
  public void close() {
    host.close();
  }
}
