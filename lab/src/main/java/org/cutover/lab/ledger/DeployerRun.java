package org.cutover.lab.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cutover.common.JsonLines;
import org.cutover.common.process.LeashedProcess;

/**
 * A process of the deployer, to which things can be done.
 *
 * @param command which it was started with
 * @param journal which it writes
 * @param log which it prints
 */
record DeployerRun(String command, LeashedProcess process, Path journal, Path log)
    implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(2);

  /** Ends it as {@code kill -9} does, with what it has started. */
  void kill() {
    handles().forEach(ProcessHandle::destroyForcibly);
  }

  /** Lets it stand still. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("kill", "-" + name));
    handles().map(handle -> Long.toString(handle.pid())).forEach(words::add);
    if (words.size() > 2) {
      int unused =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
    }
  }

  /** A command may be a script that starts the deployer. */
  private Stream<ProcessHandle> handles() {
    return ProcessHandle.of(process.pid()).stream()
        .filter(handle -> process.isAlive())
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
  }

  /**
   * Waits until the journal has the line that a moment counts from, and then until the moment.
   *
   * @return false if the process ended before
   */
  boolean await(Moment moment, String event) throws IOException, InterruptedException {
    long read = 0;
    boolean alive = true;
    // Once more after the end: the line may be among the last.
    while (alive) {
      alive = process.isAlive();
      long size = Files.exists(journal) ? Files.size(journal) : 0;
      if (size > read) {
        read = size;
        if (lines().stream().anyMatch(line -> moment.countsFrom(line, event))) {
          Thread.sleep(moment.after().toMillis());
          return process.isAlive();
        }
      }
      Thread.sleep(POLL.toMillis());
    }
    return false;
  }

  /** The exit code; empty if it did not end within the limit. */
  OptionalInt waitFor(Duration limit) throws InterruptedException {
    return process.waitFor(limit);
  }

  /** The whole lines of the journal so far. */
  List<JsonNode> lines() throws IOException {
    return Files.exists(journal) ? JsonLines.read(journal).lines() : List.of();
  }

  /** What it printed. */
  String printed() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  @Override
  public void close() {
    kill();
    process.close();
  }
}
