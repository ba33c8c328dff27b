package org.cutover.lab.embedded.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cutover.common.process.LeashedCommand;
import org.cutover.common.process.LeashedProcess;
import org.cutover.lab.classdata.ClassArchives;

/** The deployer, started once with a deployment that changes nothing. */
final class DeployerTraining {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path inventory;
  private final Path release;
  private final Path folder;

  DeployerTraining(Path inventory, Path release, Path folder) {
    this.inventory = inventory;
    this.release = release;
    this.folder = folder;
  }

  /** Records the archive unless there is one. */
  void run(List<String> words, ClassArchives archives) throws IOException, InterruptedException {
    if (archives.lacks(words, folder)) {
      boolean unused = archives.record(words, folder, this::deploy);
    }
  }

  private boolean deploy(List<String> start) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(start);
    words.addAll(
        List.of(
            "deploy",
            "--inventory",
            inventory.toString(),
            "--release",
            release.toString(),
            "--plan"));
    LeashedCommand command =
        new LeashedCommand(words, folder, Map.of(), folder.resolve("deployer.log"), LIMIT);
    try (LeashedProcess process = LeashedProcess.start(command)) {
      OptionalInt exit = process.waitFor(LIMIT);
      return exit.isPresent();
    }
  }
}
