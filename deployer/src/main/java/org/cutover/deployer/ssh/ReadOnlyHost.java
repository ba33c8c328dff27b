package org.cutover.deployer.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.RuntimeSocket;

/** A host that can be asked and not changed. */
public record ReadOnlyHost(Host host) implements Host {
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
    throw refused("run " + words);
  }

  @Override
  public void upload(Path local, String remote) {
    throw refused("write " + remote);
  }

  @Override
  public String askRuntime(RuntimeSocket socket, String line, Duration timeout) {
    return host.askRuntime(socket, line, timeout);
  }

  @Override
  public String changeRuntime(RuntimeSocket socket, String line, Duration timeout) {
    throw refused("send " + line);
  }

  @Override
  public void close() {
    host.close();
  }

  private IllegalStateException refused(String what) {
    return new IllegalStateException("planning must not " + what + " on " + host.endpoint());
  }
}
