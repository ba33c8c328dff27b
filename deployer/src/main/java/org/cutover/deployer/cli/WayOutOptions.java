package org.cutover.deployer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.engine.NoProgress;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.engine.Progress;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.journal.Journal;
import org.cutover.deployer.journal.JournalFile;
import org.cutover.deployer.operation.Deployment;
import org.cutover.deployer.strategy.Limits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands need that lead out of what a deployment left behind. */
final class WayOutOptions {
  private static final Duration COMMAND = Duration.ofMinutes(2);
  private static final Duration HOLD = Duration.ofSeconds(5);

  @Mixin private InventoryOptions inventory;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "Where every step is written down.")
  private Path journal;

  @Option(names = "--json", description = "Print nothing but the outcome, as one JSON object.")
  private boolean json;

  @Mixin private ServerLimitOptions servers;

  /** Does it; the identifier is what it holds the lock under. */
  @FunctionalInterface
  interface WayOut {
    Outcome run(Inventory inventory, Limits limits, String id, Journal journal, Progress progress);
  }

  /** Runs it with a journal and a report of the outcome, and returns the exit code. */
  int run(WayOut way) throws IOException {
    Limits limits =
        new Limits(
            inventory.connectLimit(), COMMAND, servers.drain(), servers.start(), COMMAND, HOLD);
    Clock clock = Clock.systemUTC();
    String id = Deployment.newId(clock);
    Terminal terminal = Terminal.ofProcess(System.out);
    try (JournalFile file = JournalFile.open(journal, id, clock)) {
      ProgressLines lines = new ProgressLines(terminal, System.nanoTime());
      Outcome outcome =
          way.run(
              InventoryFile.read(inventory.file()),
              limits,
              id,
              file,
              json ? new NoProgress() : lines);
      if (json) {
        System.out.println(Json.line(outcome.line()));
      } else {
        lines.outcome(outcome);
      }
      return outcome.result().exitCode().code();
    }
  }
}
