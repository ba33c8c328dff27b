package org.cutover.deployer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.journal.JournalFile;
import org.cutover.deployer.operation.Deployment;
import org.cutover.deployer.operation.Repair;
import org.cutover.deployer.strategy.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code repair}: brings sites and load balancers back that a deployment left out. */
@Command(
    name = "repair",
    description = {
      "Brings sites and load balancers back that a deployment left out: the current release runs and"
          + " serves everywhere. What is right already is not touched."
    },
    mixinStandardHelpOptions = true)
public final class RepairCommand implements Callable<Integer> {
  @Mixin private InventoryOptions inventory;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "Where every step is written down.")
  private Path journal;

  @Option(
      names = "--drain-limit",
      defaultValue = "60s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long a drained server's requests may take to end (${DEFAULT-VALUE}).")
  private Duration drainLimit;

  @Option(
      names = "--start-limit",
      defaultValue = "60s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long a started release may take to be healthy (${DEFAULT-VALUE}).")
  private Duration startLimit;

  /** For the command line's own machinery. */
  public RepairCommand() {}

  @Override
  public Integer call() throws IOException {
    Duration minutes = Duration.ofMinutes(2);
    Limits limits =
        new Limits(
            inventory.connectLimit(),
            minutes,
            drainLimit,
            startLimit,
            minutes,
            Duration.ofSeconds(5));
    Clock clock = Clock.systemUTC();
    String id = Deployment.newId(clock);
    Terminal terminal = Terminal.ofProcess(System.out);
    try (JournalFile file = JournalFile.open(journal, id, clock)) {
      ProgressLines progress = new ProgressLines(terminal, System.nanoTime());
      Outcome outcome =
          new Repair(InventoryFile.read(inventory.file()), limits, clock).run(id, file, progress);
      progress.outcome(outcome);
      return outcome.result().exitCode().code();
    }
  }
}
