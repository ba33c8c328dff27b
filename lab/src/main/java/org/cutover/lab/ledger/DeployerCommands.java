package org.cutover.lab.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cutover.common.process.LeashedCommand;
import org.cutover.common.process.LeashedProcess;

/**
 * How the deployer's commands are started, each with a journal of its own in the run's folder.
 *
 * @param words that start the deployer
 * @param inventory of the lab, as the deployer is to see it
 * @param switching the way in which traffic is to move; empty to leave it to the deployer
 */
record DeployerCommands(List<String> words, Path inventory, String switching) {
  /** It is killed in the end, so that there is nothing to wait for. */
  private static final Duration GRACE = Duration.ZERO;

  DeployerCommands {
    words = List.copyOf(words);
  }

  /** Begins a deployment. */
  DeployerRun deploy(Path release, Path folder) throws IOException {
    List<String> options = new ArrayList<>(List.of("--release", release.toString(), "--yes"));
    if (!switching.isEmpty()) {
      options.addAll(List.of("--switch", switching));
    }
    return start("deploy", folder.resolve("deploy"), options);
  }

  /**
   * Begins to bring a deployment to its end.
   *
   * @param attempt how many there were, with this one
   */
  DeployerRun resume(int attempt, Path folder) throws IOException {
    return start("resume", folder.resolve("resume-" + attempt), List.of());
  }

  /**
   * Begins to bring back what was left out.
   *
   * @param attempt how many there were, with this one
   */
  DeployerRun repair(int attempt, Path folder) throws IOException {
    return start("repair", folder.resolve("repair-" + attempt), List.of());
  }

  private DeployerRun start(String command, Path files, List<String> options) throws IOException {
    Path journal = files.resolveSibling(files.getFileName() + ".jsonl");
    Path log = files.resolveSibling(files.getFileName() + ".log");
    List<String> all = new ArrayList<>(words);
    all.add(command);
    all.addAll(List.of("--inventory", inventory.toString(), "--journal", journal.toString()));
    all.addAll(options);
    LeashedProcess process =
        LeashedProcess.start(
            // Where the user stands, so that a command with a relative path means what it says.
            new LeashedCommand(all, Path.of("").toAbsolutePath(), Map.of(), log, GRACE));
    return new DeployerRun(command, process, journal, log);
  }
}
