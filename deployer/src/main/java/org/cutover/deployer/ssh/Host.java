package org.cutover.deployer.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.RuntimeSocket;

/** A machine. What only looks and what may change something are different calls. */
public interface Host extends AutoCloseable {
  /** Where its SSH server answers. */
  Endpoint endpoint();

  /** Runs a command that changes nothing; the words reach the program as they are. */
  CommandResult ask(List<String> words, Duration timeout);

  /** Runs a command that may change something. */
  CommandResult change(List<String> words, Duration timeout);

  /** Copies a file to an absolute path on the host, complete or not at all. */
  void upload(Path local, String remote);

  /** Sends a line that changes nothing to a runtime socket, returns everything it answers. */
  String askRuntime(RuntimeSocket socket, String line, Duration timeout);

  /** Sends a line that may change something to a runtime socket. */
  String changeRuntime(RuntimeSocket socket, String line, Duration timeout);

  @Override
  void close();
}
