package org.cutover.deployer.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cutover.deployer.cli.DeployerMain;

/** A deployer in a process of its own that is killed when its journal says that a step begins. */
final class KilledDeployer {
  private static final long LIMIT_NANOS = 60_000_000_000L;

  private KilledDeployer() {}

  /**
   * Deploys until the step begins, and kills.
   *
   * @param step such as {@code stop old}
   * @return the journal's text
   */
  static String at(String step, Path inventory, Path release, Path journal)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DeployerMain.class.getName(),
                "deploy",
                "--inventory",
                inventory.toString(),
                "--release",
                release.toString(),
                "--journal",
                journal.toString(),
                "--yes")
            .redirectErrorStream(true)
            .redirectOutput(journal.resolveSibling("deployer.log").toFile())
            .start();
    try {
      String wanted = "\"step\":\"" + step + "\"";
      long start = System.nanoTime();
      while (process.isAlive() && System.nanoTime() - start < LIMIT_NANOS) {
        if (began(journal, wanted)) {
          break;
        }
        Thread.sleep(1);
      }
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    return Files.readString(journal);
  }

  private static boolean began(Path journal, String step) throws IOException {
    if (!Files.exists(journal)) {
      return false;
    }
    List<String> lines = Files.readString(journal).lines().toList();
    return lines.stream()
        .anyMatch(line -> line.contains(step) && line.contains("\"event\":\"started\""));
  }
}
