package org.cutover.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.Interruption;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.start.ServiceAddresses;
import org.cutover.ledger.drive.LedgerPlan;
import org.cutover.ledger.drive.LedgerRun;
import org.cutover.ledger.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cutover ledger}: whether a service keeps what it has acknowledged. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes and reads items through all load balancers, and holds every answer to what had been",
      "acknowledged before. Start it, and deploy beside it. It leaves its rows, ledger-..., behind.",
      "With --deployments it does all of that itself, on a lab of its own, again and again."
    })
final class LedgerCommand implements Callable<Integer> {
  /** The final read is made after a stop, too. */
  private static final Duration TIME_TO_END = Duration.ofMinutes(4);

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description = "inventory.yml of the service; needed unless --deployments brings a lab up")
  private Path inventory;

  @Option(
      names = "--writers",
      defaultValue = "8",
      paramLabel = "N",
      description = "Writers side by side; each has keys of its own (default: ${DEFAULT-VALUE}).")
  private int writers;

  @Option(
      names = "--keys",
      defaultValue = "25",
      paramLabel = "N",
      description = "Keys of each writer (default: ${DEFAULT-VALUE}).")
  private int keys;

  @Option(
      names = "--readers",
      defaultValue = "2",
      paramLabel = "N",
      description = "Readers of the whole list, side by side (default: ${DEFAULT-VALUE}).")
  private int readers;

  @Option(
      names = "--rate",
      defaultValue = "10",
      paramLabel = "N",
      description = "Most operations a second of each writer and reader (${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--for",
      defaultValue = "60s",
      paramLabel = "TIME",
      description = "How long to write (default: ${DEFAULT-VALUE}).")
  private String duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of what is done by chance; printed, so that it can be given again.")
  private Long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Keep every operation in this file, compressed JSON Lines.")
  private Path out;

  @Mixin private LedgerDeployments deployments;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LedgerPlan plan =
        new LedgerPlan(
            writers,
            keys,
            readers,
            rate,
            parsed(duration),
            seed == null ? LedgerDeployments.anySeed() : seed);
    if (deployments.asked()) {
      return deployments.call(plan, out);
    }
    if (inventory == null) {
      throw CutoverException.usage("ledger: give --inventory FILE, or --deployments N");
    }
    List<String> targets =
        ServiceAddresses.of(InventoryFile.read(inventory)).stream()
            .map(Endpoint::toString)
            .toList();
    if (out != null) {
      return run(plan, targets, out);
    }
    Path unwanted = Files.createTempFile("cutover-ledger-", ".jsonl.gz");
    try {
      return run(plan, targets, unwanted);
    } finally {
      Files.deleteIfExists(unwanted);
    }
  }

  private static Duration parsed(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CutoverException(ExitCode.USAGE, "ledger: --for: " + e.getMessage(), e);
    }
  }

  private static int run(LedgerPlan plan, List<String> targets, Path history)
      throws IOException, InterruptedException {
    Terminal terminal = Terminal.ofProcess(System.out);
    terminal.line(LedgerText.plan(plan, targets));
    LedgerRun run = new LedgerRun(plan, targets, history, LedgerRun.FINAL_LIMIT, terminal::status);
    try (Interruption interruption = Interruption.listen(TIME_TO_END)) {
      interruption.onStop(run::stop);
      Verdict verdict =
          run.run(
              () ->
                  terminal.line(
                      "every key is there; writing for " + Durations.format(plan.duration())));
      terminal.clearStatus();
      LedgerText.verdict(verdict).forEach(terminal::line);
      return interruption.requested() ? ExitCode.INTERRUPTED.code() : exitCode(verdict).code();
    }
  }

  private static ExitCode exitCode(Verdict verdict) {
    return switch (verdict.kind()) {
      case CLEAN -> ExitCode.DONE;
      case CONTRADICTED -> ExitCode.HARM;
      case UNKNOWN -> ExitCode.INCONCLUSIVE;
    };
  }
}
