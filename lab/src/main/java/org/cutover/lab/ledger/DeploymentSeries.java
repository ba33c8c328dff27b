package org.cutover.lab.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.LabProvider;
import org.cutover.lab.archive.Environment;
import org.cutover.lab.trial.ServerLogs;

/**
 * Runs one after the other, each at once added to the results, until there are as many as wanted.
 * An interrupt of its thread ends it; the run under way is forgotten.
 */
public final class DeploymentSeries {
  private final Series series;
  private final Path folder;
  private final Terminal terminal;

  /**
   * @param folder of the results, which a series begins or goes on with
   */
  public DeploymentSeries(Series series, Path folder, Terminal terminal) {
    this.series = series;
    this.folder = folder;
    this.terminal = terminal;
  }

  /** What is in a folder, without adding to it. */
  public static List<RunResult> results(Path folder) throws IOException {
    return ResultsFile.read(folder);
  }

  /**
   * Runs.
   *
   * @param wanted how many results there are to be, with those that are there already
   * @return all results
   */
  public List<RunResult> run(int wanted, LabProvider provider)
      throws IOException, InterruptedException {
    try (ResultsFile results = ResultsFile.open(folder)) {
      if (results.wasTorn()) {
        terminal.line("the last line of the results was torn by an earlier run and is left out");
      }
      terminal.line(
          "%d of %d runs are there; seed %d; results: %s"
              .formatted(results.all().size(), wanted, series.seed(), folder));
      if (results.all().size() < wanted) {
        RunResult.Origin origin = origin();
        try (LedgerLab lab =
            new LedgerLab(
                provider, series.home(), series.baselineArchive(), series.seeds(), terminal)) {
          while (results.all().size() < wanted) {
            RunResult result = one(lab, results, origin, wanted);
            results.add(result);
            terminal.line(line(result, wanted));
            requireSense(result);
          }
        }
      }
      return List.copyOf(results.all());
    }
  }

  private RunResult.Origin origin() {
    ObjectNode facts = Environment.of(series.home().folder());
    return new RunResult.Origin(
        facts.path("program").path("commit").asText(),
        facts.path("program").path("dirty").asBoolean(),
        facts.path("machine"));
  }

  private RunResult one(LedgerLab lab, ResultsFile results, RunResult.Origin origin, int wanted)
      throws IOException, InterruptedException {
    int number = results.all().stream().mapToInt(RunResult::number).max().orElse(0) + 1;
    long seed = series.seed(number);
    Case todo = series.only().orElseGet(() -> next(results.all(), seed));
    String title = "[%d/%d] %s".formatted(number, wanted, todo);
    terminal.status(title + "  back to the starting point");
    lab.reset();
    requirePossible(todo, lab);
    Path files = folder.resolve("runs").resolve(String.format(Locale.ROOT, "%04d", number));
    remove(files);
    Files.createDirectories(files);
    long start = System.nanoTime();
    ServerLogs logs = new ServerLogs(lab.logs());
    Path history = files.resolve("history.jsonl.gz");
    boolean kept = true;
    try {
      LedgerTrial.Outcome outcome =
          new LedgerTrial(lab, series, text -> terminal.status(title + "  " + text))
              .run(todo, seed, files.toAbsolutePath(), history);
      RunResult result =
          new RunResult(
              number,
              Instant.now(),
              origin,
              seed,
              todo.toString(),
              series.switching(),
              outcome.deployed(),
              outcome.proven(),
              Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0,
              "");
      kept = result.remarkable();
      return kept ? result.kept(folder.relativize(files).toString()) : result;
    } finally {
      if (kept) {
        logs.copyNew(files.resolve("logs"));
      } else {
        remove(files);
      }
    }
  }

  private Case next(List<RunResult> all, long seed) {
    List<RunResult> alike =
        all.stream().filter(result -> result.switching().equals(series.switching())).toList();
    Rota rota =
        new Rota(
            series.kinds(),
            last(alike.stream().filter(r -> r.kind().equals(Kind.SUCCESS.word())).toList()).steps(),
            last(alike.stream().filter(r -> r.kind().equals(Kind.FAILURE.word())).toList())
                .undone());
    return rota.next(Rota.made(alike), seed);
  }

  private static void requirePossible(Case todo, LedgerLab lab) {
    if (todo.kind().needsFaults() && lab.faults().isEmpty()) {
      throw CutoverException.usage(
          "ledger: "
              + todo.kind().word()
              + ": this kind of lab makes no faults of its own; --lab containers does");
    }
  }

  private static RunResult.Deployed last(List<RunResult> results) {
    return results.isEmpty()
        ? RunResult.Deployed.never()
        : results.get(results.size() - 1).deployed();
  }

  /** Where nothing can be deployed at all, all that follows would be the same. */
  private static void requireSense(RunResult result) {
    boolean refused =
        result.kind().equals(Kind.SUCCESS.word())
            && (result.deployed().exits().contains("deploy " + ExitCode.FAILED.code())
                || result.deployed().exits().contains("deploy " + ExitCode.USAGE.code()));
    if (refused) {
      throw new CutoverException(
          ExitCode.FAILED,
          "the deployer refuses to deploy at all, so there is nothing to prove; what it says is in "
              + result.kept());
    }
  }

  private static String line(RunResult result, int wanted) {
    return String.format(
        Locale.ROOT,
        "[%d/%d] %-40s %-12s %s; %s; %d writes, %d failed%s  %.0f s%s",
        result.number(),
        wanted,
        result.done(),
        result.proven().verdict().name().toLowerCase(Locale.ROOT),
        String.join(", ", result.deployed().exits()),
        result.deployed().outcome(),
        result.proven().counts().getOrDefault("writes", 0L),
        result.proven().counts().getOrDefault("failed", 0L),
        result.deployed().longestHoldMs().isPresent()
            ? ", held " + result.deployed().longestHoldMs().getAsLong() + " ms"
            : "",
        result.seconds(),
        result.remarkable() ? "\n    " + wrong(result) : "");
  }

  private static String wrong(RunResult result) {
    return Stream.of(
            Stream.of("seed " + result.seed()),
            result.proven().anomalies().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey()),
            result.deployed().problems().stream(),
            Stream.of("kept: " + result.kept()))
        .flatMap(words -> words)
        .collect(Collectors.joining("; "));
  }

  private static void remove(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
