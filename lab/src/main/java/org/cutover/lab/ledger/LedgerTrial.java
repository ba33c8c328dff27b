package org.cutover.lab.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.start.GateProof;
import org.cutover.lab.start.SeedRows;
import org.cutover.ledger.drive.LedgerRun;
import org.cutover.ledger.verdict.Verdict;

/** One run: a ledger is kept while one case happens to a lab at its starting point. */
final class LedgerTrial {
  /** Longer than all that is waited for beside it; the end of the course ends it. */
  static final Duration LEDGER_LIMIT = Duration.ofHours(2);

  private static final int LATEST_BEGIN_MILLIS = 2000;

  /** The service is used a little longer, in the state that it was left in. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(2);

  private final LedgerLab lab;
  private final Series series;
  private final Consumer<String> progress;

  /**
   * @param lab at its starting point
   * @param progress is told how far the ledger is
   */
  LedgerTrial(LedgerLab lab, Series series, Consumer<String> progress) {
    this.lab = lab;
    this.series = series;
    this.progress = progress;
  }

  /** What came of a run. */
  record Outcome(RunResult.Deployed deployed, RunResult.Proven proven) {}

  /**
   * Runs.
   *
   * @param folder takes all files
   * @param history takes what the ledger's clients did and were answered
   */
  Outcome run(Case todo, long seed, Path folder, Path history)
      throws IOException, InterruptedException {
    RandomGenerator random = new SplittableRandom(seed);
    LedgerRun ledger =
        new LedgerRun(
            series.plan(seed, LEDGER_LIMIT),
            lab.links().targets(),
            history,
            LedgerRun.FINAL_LIMIT,
            progress);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      Future<Verdict> verdict =
          thread.submit(
              () -> {
                try {
                  return ledger.run(() -> begun.complete(null));
                } finally {
                  // If it never began, it is its own failure that is told.
                  begun.complete(null);
                }
              });
      get(begun);
      Thread.sleep(random.nextInt(LATEST_BEGIN_MILLIS));
      Course course =
          new Course(
              todo,
              lab.commands(series.deployer(), series.switching()),
              lab.links(),
              lab.faults(),
              folder,
              random);
      Course.Ended ended = course.run(series.release(todo.kind()));
      Thread.sleep(AFTERWARDS.toMillis());
      ledger.stop();
      RunResult.Proven proven = proven(get(verdict), lab.links().targets(), series.seeds());
      return new Outcome(deployed(todo, ended), proven);
    } finally {
      ledger.stop();
      thread.shutdownNow();
    }
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CutoverException known) {
        throw known;
      }
      throw new CutoverException(ExitCode.FAILED, "the ledger failed: " + e.getCause(), e);
    }
  }

  private RunResult.Deployed deployed(Case todo, Course.Ended ended) throws InterruptedException {
    GateProof proof = lab.start().prove();
    Set<String> serving = new TreeSet<>(proof.releases().values());
    String outcome =
        serving.equals(Set.of(series.baseline()))
            ? "unchanged"
            : serving.equals(Set.of(series.next())) ? "deployed" : "neither";
    List<String> problems = new ArrayList<>(ended.problems());
    problems.addAll(EndRules.problems(todo.kind(), ended, outcome, proof));
    return new RunResult.Deployed(
        ended.struck(),
        ended.exits(),
        outcome,
        ended.longestHoldMs(),
        problems,
        StepName.with("planned", ended.deployment()),
        StepName.with("undoing", ended.deployment()));
  }

  private static RunResult.Proven proven(Verdict verdict, List<String> targets, SeedRows seeds)
      throws InterruptedException {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("writes", verdict.writes());
    counts.put("acknowledged", verdict.acknowledged());
    counts.put("unknown", verdict.unknown());
    counts.put("reads", verdict.reads());
    counts.put("failed", verdict.failed());
    counts.put("final_rows", (long) verdict.finalRows());
    Map<String, Long> anomalies = new LinkedHashMap<>();
    verdict.counts().forEach((anomaly, count) -> anomalies.put(anomaly.word(), count));
    OptionalInt wrong = StartingRows.wrong(targets.get(0), seeds);
    return new RunResult.Proven(
        judged(verdict, wrong),
        counts,
        anomalies,
        verdict.contradictions().size(),
        verdict.contradictions().stream().filter(one -> one.last()).count(),
        wrong.orElse(0));
  }

  private static RunResult.Verdict judged(Verdict verdict, OptionalInt startingRowsWrong) {
    if (verdict.kind() == Verdict.Kind.CONTRADICTED || startingRowsWrong.orElse(0) > 0) {
      return RunResult.Verdict.CONTRADICTED;
    }
    return verdict.kind() == Verdict.Kind.CLEAN && startingRowsWrong.isPresent()
        ? RunResult.Verdict.CLEAN
        : RunResult.Verdict.UNKNOWN;
  }
}
