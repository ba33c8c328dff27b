package org.cutover.deployer.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;

/**
 * A host over SSH. A connection that has died is replaced at the next call; what was under way on
 * it has failed and is not repeated here, because it may have been done.
 */
public final class SshHost implements Host {
  private final Endpoint endpoint;
  private final Inventory.Ssh ssh;
  private final Duration limit;
  private final KeepAlive keepAlive;
  private volatile SshConnection current;
  private volatile boolean closed;

  private SshHost(Endpoint endpoint, Inventory.Ssh ssh, Duration limit, KeepAlive keepAlive) {
    this.endpoint = endpoint;
    this.ssh = ssh;
    this.limit = limit;
    this.keepAlive = keepAlive;
  }

  /**
   * Connects, checks the host's key and logs in, as every later connection does.
   *
   * @param limit for connecting, and for every answer of the SSH server
   * @throws CutoverException with exit code 2 for keys and files that do not fit, 1 for a host that
   *     cannot be reached
   */
  public static SshHost connect(Endpoint endpoint, Inventory.Ssh ssh, Duration limit) {
    return connect(endpoint, ssh, limit, KeepAlive.USUAL);
  }

  static SshHost connect(
      Endpoint endpoint, Inventory.Ssh ssh, Duration limit, KeepAlive keepAlive) {
    SshHost host = new SshHost(endpoint, ssh, limit, keepAlive);
    SshConnection unused = host.connection();
    return host;
  }

  /** A host that is connected at its first call, for whoever can do without it. */
  public static SshHost unconnected(Endpoint endpoint, Inventory.Ssh ssh, Duration limit) {
    return new SshHost(endpoint, ssh, limit, KeepAlive.USUAL);
  }

  /** All callers wait for the one that connects, so that a host gets one connection. */
  private synchronized SshConnection connection() {
    requireOpen();
    if (current == null || !current.alive()) {
      if (current != null) {
        current.close();
      }
      current = SshConnection.connect(endpoint, ssh, limit, keepAlive);
      requireOpen();
    }
    return current;
  }

  private void requireOpen() {
    if (closed) {
      close();
      throw new CutoverException(ExitCode.FAILED, endpoint + ": the connection was closed");
    }
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public CommandResult ask(List<String> words, Duration timeout) {
    return connection().run(words, timeout);
  }

  @Override
  public CommandResult change(List<String> words, Duration timeout) {
    return connection().run(words, timeout);
  }

  @Override
  public void upload(Path local, String remote) {
    connection().upload(local, remote);
  }

  @Override
  public String askRuntime(RuntimeSocket socket, String line, Duration timeout) {
    return connection().exchange(socket, line, timeout);
  }

  @Override
  public String changeRuntime(RuntimeSocket socket, String line, Duration timeout) {
    return connection().exchange(socket, line, timeout);
  }

  /** Waits for nobody, not even for one that is just connecting. */
  @Override
  public void close() {
    closed = true;
    SshConnection last = current;
    if (last != null) {
      last.close();
    }
  }
}
