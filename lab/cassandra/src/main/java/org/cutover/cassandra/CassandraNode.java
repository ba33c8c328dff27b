package org.cutover.cassandra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;
import org.cutover.common.process.LeashedCommand;
import org.cutover.common.process.LeashedProcess;

/** A running Cassandra node: a child process that ends with {@link #close} or with this process. */
public final class CassandraNode implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(50);

  private final CassandraSettings settings;
  private final LeashedProcess process;

  private CassandraNode(CassandraSettings settings, LeashedProcess process) {
    this.settings = settings;
    this.process = process;
  }

  /**
   * Starts a node and waits until it answers CQL.
   *
   * @throws CutoverException with one line that says why it did not; nothing is left running then
   */
  public static CassandraNode start(CassandraSettings settings) {
    CassandraLibraries.checked(settings.libraries(), "given for the node");
    requireFree(settings.address(), settings.nativePort());
    requireFree(settings.address(), settings.storagePort());
    CassandraNode node = new CassandraNode(settings, launch(settings));
    boolean answers = false;
    try {
      node.awaitCql();
      answers = true;
      return node;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CutoverException(ExitCode.INTERRUPTED, "interrupted while Cassandra started", e);
    } finally {
      if (!answers) {
        node.close();
      }
    }
  }

  private static LeashedProcess launch(CassandraSettings settings) {
    try {
      List<String> words =
          CassandraCommand.words(
              settings,
              CassandraFiles.write(settings).options(),
              Path.of(System.getProperty("java.home"), "bin", "java"),
              Runtime.version().feature());
      return LeashedProcess.start(
          new LeashedCommand(words, settings.directory(), Map.of(), settings.output(), STOP_LIMIT));
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB,
          "Cassandra cannot be started in " + settings.directory() + ": " + IoFailure.reason(e),
          e);
    }
  }

  private static void requireFree(String address, int port) {
    if (!FreePorts.isFree(address, port)) {
      throw new CutoverException(
          ExitCode.LAB,
          "port %s:%d is taken, Cassandra needs it; stop what listens there or choose another"
              .formatted(address, port));
    }
  }

  private void awaitCql() throws InterruptedException {
    long deadline = System.nanoTime() + settings.bootLimit().toNanos();
    while (!CqlProbe.answers(address())) {
      OptionalInt ended = process.waitFor(POLL);
      if (ended.isPresent()) {
        throw BootFailure.of(settings, "ended with exit code " + ended.getAsInt());
      }
      if (System.nanoTime() - deadline > 0) {
        throw BootFailure.of(
            settings, "did not answer within " + Durations.format(settings.bootLimit()));
      }
    }
  }

  /** Where it answers CQL. */
  public InetSocketAddress address() {
    return new InetSocketAddress(settings.address(), settings.nativePort());
  }

  /** With what it was started. */
  public CassandraSettings settings() {
    return settings;
  }

  /** The node's process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether its process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code when the node has ended, asked or not. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit();
  }

  /** Ends the node; its data stay. */
  @Override
  public void close() {
    process.close();
  }
}
