package org.cutover.lab.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.cutover.common.process.LeashedCommand;
import org.cutover.common.process.LeashedProcess;

/**
 * A deployment in progress, in a process of its own that ends with this one. Asked to stop, it
 * undoes or goes forward by its own rules, so it is given time.
 */
final class DeployerProcess implements AutoCloseable {
  /** What a deployer may take that is asked to stop: it has waits and limits of its own. */
  static final Duration TIME_TO_UNDO = Duration.ofMinutes(5);

  /** What it gets when this process was killed, and the lab with it: there is little to undo. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final LeashedProcess process;

  private DeployerProcess(LeashedProcess process) {
    this.process = process;
  }

  /**
   * Starts a deployment by the contract of all deployers.
   *
   * @param folder of the trial: the journal and what the deployer prints are left there
   */
  static DeployerProcess start(DeployerBuild build, Path inventory, Path release, Path folder)
      throws IOException {
    List<String> words = new ArrayList<>(build.words());
    words.addAll(
        List.of(
            "deploy",
            "--inventory",
            inventory.toString(),
            "--release",
            release.toString(),
            "--journal",
            journal(folder).toString(),
            "--yes"));
    return new DeployerProcess(
        LeashedProcess.start(
            // Where the user stands, so that a command with a relative path means what it says.
            new LeashedCommand(words, Path.of("").toAbsolutePath(), Map.of(), log(folder), GRACE)));
  }

  static Path journal(Path folder) {
    return folder.resolve("deployment.jsonl");
  }

  static Path log(Path folder) {
    return folder.resolve("logs").resolve("deployer.log");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Integer> onExit() {
    return process.onExit();
  }

  /** Asks it to stop, without waiting. */
  void requestStop() {
    process.requestStop();
  }

  /** The exit code, or empty if it did not end within the limit. */
  OptionalInt waitFor(Duration limit) throws InterruptedException {
    return process.waitFor(limit);
  }

  /** The exit code, or empty if it did not end within the limit and had to be stopped. */
  OptionalInt finish(Duration limit) throws InterruptedException {
    OptionalInt exit = process.waitFor(limit);
    if (exit.isEmpty()) {
      process.stop(TIME_TO_UNDO);
    }
    return exit;
  }

  @Override
  public void close() {
    process.close();
  }
}
