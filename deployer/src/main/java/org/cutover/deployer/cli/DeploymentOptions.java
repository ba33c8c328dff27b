package org.cutover.deployer.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.backoff.LatencyRule;
import org.cutover.deployer.engine.NoProgress;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.engine.StopRequest;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.journal.JournalFile;
import org.cutover.deployer.operation.Confirmation;
import org.cutover.deployer.operation.Deployment;
import org.cutover.deployer.operation.DeploymentRequest;
import org.cutover.deployer.operation.Source;
import org.cutover.deployer.operation.Tolerance;
import org.cutover.deployer.strategy.Limits;
import org.cutover.deployer.strategy.Strategies;
import org.cutover.deployer.strategy.Switching;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a deployment needs to know, be it forward or back to an earlier release. */
final class DeploymentOptions {
  @Mixin private InventoryOptions inventory;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Where every step is written down; needed unless --plan.")
  private Path journal;

  @Option(names = "--yes", description = "Do not ask before the switch.")
  private boolean yes;

  @Option(names = "--json", description = "Print nothing but the outcome, as one JSON object.")
  private boolean json;

  @Option(names = "--plan", description = "Print what would be done and change nothing.")
  private boolean plan;

  @Option(
      names = "--strategy",
      defaultValue = "blue-green",
      paramLabel = "NAME",
      description = "How to roll out (default: ${DEFAULT-VALUE}).")
  private String strategy;

  @Option(
      names = "--switch",
      defaultValue = "held",
      paramLabel = "WAY",
      description = {
        "How traffic moves to a release with a table of its own: held (requests wait for a moment)"
            + " or overlap (both versions serve for a while) (default: ${DEFAULT-VALUE})."
      })
  private String switching;

  @Option(
      names = "--hold-limit",
      defaultValue = "5s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long requests may wait for the switch (${DEFAULT-VALUE}).")
  private Duration holdLimit;

  @Mixin private ServerLimitOptions servers;

  @Option(
      names = "--copy-limit",
      defaultValue = "24h",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long the copy of the table may take (${DEFAULT-VALUE}).")
  private Duration copyLimit;

  @Option(
      names = "--clock-limit",
      defaultValue = "500ms",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = {
        "By how much the clocks of application hosts may differ where rows are copied and requests"
            + " held (${DEFAULT-VALUE})."
      })
  private Duration clockLimit;

  @Option(
      names = "--max-latency-impact",
      defaultValue = "50",
      paramLabel = "PERCENT",
      description = {
        "By how much response times and queues may grow before the copy of the table goes slower"
            + " (${DEFAULT-VALUE})."
      })
  private int latencyImpact;

  /** Plans or deploys, and returns the exit code. */
  int run(Source source) throws IOException {
    Confirmation confirmation = confirmation();
    if (journal == null && !plan) {
      throw CutoverException.usage("--journal FILE is needed");
    }
    if (latencyImpact < 0) {
      throw CutoverException.usage(
          "--max-latency-impact " + latencyImpact + ": give 0 or more percent");
    }
    DeploymentRequest request =
        new DeploymentRequest(
            InventoryFile.read(inventory.file()),
            source,
            Strategies.named(strategy),
            Switching.named(switching),
            new Limits(
                inventory.connectLimit(),
                Duration.ofMinutes(2),
                servers.drain(),
                servers.start(),
                copyLimit,
                holdLimit),
            new Tolerance(clockLimit, new LatencyRule(latencyImpact)));
    Deployment deployment = new Deployment(request, Clock.systemUTC());
    if (plan) {
      PlanText.lines(deployment.plan()).forEach(System.out::println);
      return ExitCode.DONE.code();
    }
    return deploy(deployment, confirmation);
  }

  private Confirmation confirmation() {
    if (yes || plan) {
      return question -> true;
    }
    Console console =
        InteractiveConsole.console()
            .orElseThrow(
                () ->
                    CutoverException.usage(
                        "there is no terminal to ask for confirmation; give --yes"));
    return question -> {
      String answer = console.readLine("%s [y/N] ", question);
      return answer != null && answer.strip().equalsIgnoreCase("y");
    };
  }

  private int deploy(Deployment deployment, Confirmation confirmation) throws IOException {
    Clock clock = Clock.systemUTC();
    String id = Deployment.newId(clock);
    Terminal terminal = Terminal.ofProcess(System.out);
    StopRequest stop = new StopRequest();
    try (JournalFile file = JournalFile.open(journal, id, clock);
        StopSignal signal = StopSignal.listen(stop)) {
      try {
        ProgressLines lines = new ProgressLines(terminal, signal.start());
        Outcome outcome =
            deployment.run(id, file, json ? new NoProgress() : lines, stop, confirmation);
        if (json) {
          System.out.println(Json.line(outcome.line()));
        } else {
          lines.outcome(outcome);
        }
        return signal.end(outcome.result().exitCode());
      } catch (CutoverException e) {
        int unused = signal.end(e.exitCode());
        throw e;
      }
    }
  }
}
