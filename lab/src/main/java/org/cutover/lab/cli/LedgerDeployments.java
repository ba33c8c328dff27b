package org.cutover.lab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.Interruption;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.Home;
import org.cutover.lab.LabProvider;
import org.cutover.lab.Labs;
import org.cutover.lab.ledger.Case;
import org.cutover.lab.ledger.DeploymentSeries;
import org.cutover.lab.ledger.Kind;
import org.cutover.lab.ledger.ResultsTable;
import org.cutover.lab.ledger.RunResult;
import org.cutover.lab.ledger.Series;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.trial.DeployerBuild;
import org.cutover.ledger.drive.LedgerPlan;
import picocli.CommandLine.Option;

/** The options of {@code cutover ledger --deployments}, and what they lead to. */
final class LedgerDeployments {
  private static final Path USUAL_OUT = Path.of("results", "ledger");

  private static final String LAB = "embedded";

  /** For taking the lab down. */
  private static final Duration TIME_TO_END = Duration.ofMinutes(3);

  @Option(
      names = "--deployments",
      paramLabel = "N",
      description = {
        "Bring a lab up and deploy on it again and again beside a ledger, killed, frozen and cut off,"
            + " until --out (a folder, default: results/ledger) holds N runs."
      })
  private Integer number;

  @Option(
      names = "--report",
      description = "With --deployments or --out DIR: only print the table of the runs so far.")
  private boolean report;

  @Option(
      names = "--lab",
      paramLabel = "KIND",
      defaultValue = LAB,
      description = "With --deployments: the kind of lab (default: ${DEFAULT-VALUE}).")
  private String lab;

  @Option(
      names = "--deployer",
      paramLabel = "COMMAND",
      defaultValue = DeployerBuild.OURS,
      description = "With --deployments: the deployer (default: the one that comes with this).")
  private String deployer;

  @Option(
      names = "--switch",
      paramLabel = "WAY",
      defaultValue = "",
      description = "With --deployments: given to 'deploy' (default: nothing is).")
  private String switching;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000",
      description = "With --deployments: rows at the start of each run (${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description = {
        "With --deployments: every run is this case, as the results name it; with the seed of a run"
            + " it is that run again."
      })
  private String only;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = {
        "With --deployments: only cases of these kinds, after one deployment to which nothing is done"
            + " (default: all that need no faults of the lab's own)."
      })
  private List<String> kinds = List.of();

  /** Whether this is asked for. */
  boolean asked() {
    return number != null || report;
  }

  /**
   * Runs, or only reports.
   *
   * @param clients who use the service; the duration does not count
   */
  int call(LedgerPlan clients, Path out) throws IOException, InterruptedException {
    Terminal terminal = Terminal.ofProcess(System.out);
    Path folder = out == null ? USUAL_OUT : out;
    if (report) {
      return told(DeploymentSeries.results(folder), terminal).code();
    }
    if (number < 1) {
      throw CutoverException.usage("ledger: --deployments " + number + ": at least 1");
    }
    if (!Labs.names().contains(lab)) {
      throw CutoverException.usage(
          "ledger: --lab "
              + lab
              + ": deployments are hurt on labs of its own only: "
              + String.join(", ", Labs.names()));
    }
    LabProvider provider = Labs.of(lab);
    Home home = provider.prepare(Home.ofProcess(), terminal::line);
    Series series =
        new Series(
            home,
            DeployerBuild.of(Map.of("", deployer), home).get("").words(),
            switching,
            new SeedRows(rows),
            clients,
            clients.seed(),
            Optional.ofNullable(only).map(Case::parse),
            kinds());
    try (Interruption interruption = Interruption.listen(TIME_TO_END)) {
      Optional<List<RunResult>> results =
          unlessStopped(
              interruption, new DeploymentSeries(series, folder, terminal), number, provider);
      terminal.clearStatus();
      if (results.isEmpty()) {
        told(DeploymentSeries.results(folder), terminal);
        terminal.line("interrupted; the same command goes on");
        return ExitCode.INTERRUPTED.code();
      }
      return told(results.get(), terminal).code();
    }
  }

  /** What fails because the user stopped the runs is an interruption, not a failure. */
  private static Optional<List<RunResult>> unlessStopped(
      Interruption interruption, DeploymentSeries series, int number, LabProvider provider)
      throws IOException {
    try {
      return Optional.of(interruption.breakingOff(() -> run(series, number, provider)));
    } catch (UncheckedIOException e) {
      if (interruption.requested()) {
        return Optional.empty();
      }
      throw e.getCause();
    } catch (RuntimeException e) {
      if (interruption.requested()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static List<RunResult> run(DeploymentSeries series, int number, LabProvider provider) {
    try {
      return series.run(number, provider);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new CutoverException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private Set<Kind> kinds() {
    if (kinds.isEmpty()) {
      return Kind.everywhere();
    }
    return kinds.stream()
        .map(
            word ->
                Kind.of(word)
                    .orElseThrow(
                        () ->
                            CutoverException.usage(
                                "ledger: --kind "
                                    + word
                                    + ": there are "
                                    + Arrays.stream(Kind.values())
                                        .map(Kind::word)
                                        .collect(Collectors.joining(", ")))))
        .collect(Collectors.toSet());
  }

  private static ExitCode told(List<RunResult> results, Terminal terminal) {
    terminal.line("");
    ResultsTable.lines(results).forEach(terminal::line);
    return ResultsTable.exitCode(results);
  }

  /** A seed for a series that was given none. */
  static long anySeed() {
    return RandomGenerator.getDefault().nextInt(1, 1_000_000);
  }
}
