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
import org.cutover.deployer.operation.Resume;
import org.cutover.deployer.strategy.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code resume}: brings a deployment to its end whose deployer died. */
@Command(
    name = "resume",
    description = {
      "Brings a deployment to its end whose deployer died: finishes it if the new release was"
          + " decided, undoes it if not."
    },
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  @Mixin private InventoryOptions inventory;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "Where every step is written down.")
  private Path journal;

  @Option(names = "--json", description = "Print nothing but the outcome, as one JSON object.")
  private boolean json;

  @Option(
      names = "--start-limit",
      defaultValue = "60s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long a started release may take to be healthy (${DEFAULT-VALUE}).")
  private Duration startLimit;

  /** For the command line's own machinery. */
  public ResumeCommand() {}

  @Override
  public Integer call() throws IOException {
    Duration minutes = Duration.ofMinutes(2);
    Limits limits =
        new Limits(
            inventory.connectLimit(),
            minutes,
            Duration.ofMinutes(1),
            startLimit,
            minutes,
            Duration.ofSeconds(5));
    Clock clock = Clock.systemUTC();
    String id = Deployment.newId(clock);
    Terminal terminal = Terminal.ofProcess(System.out);
    try (JournalFile file = JournalFile.open(journal, id, clock)) {
      ProgressLines lines = new ProgressLines(terminal, System.nanoTime());
      Outcome outcome =
          new Resume(InventoryFile.read(inventory.file()), limits, clock)
              .run(id, file, json ? new NoProgress() : lines);
      if (json) {
        System.out.println(Json.line(outcome.line()));
      } else {
        lines.outcome(outcome);
      }
      return outcome.result().exitCode().code();
    }
  }
}
