package org.cutover.lab.run;

import static java.util.Comparator.naturalOrder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;

/** Runs what an archive still lacks of its experiment, block by block. */
public final class ExperimentRun {
  private static final String INTERRUPTED = "the run was interrupted";

  private final Archive archive;
  private final TrialAttempt attempt;
  private final Terminal terminal;
  private final BooleanSupplier stopRequested;
  private final List<PlannedTrial> trials;
  private final TimeLeft timeLeft;
  private int done;
  private Optional<Duration> tooLong = Optional.empty();

  /**
   * Prepares a run.
   *
   * @param attempt makes one attempt at a trial
   * @param stopRequested whether the user has asked to stop
   */
  public ExperimentRun(
      Archive archive, TrialAttempt attempt, Terminal terminal, BooleanSupplier stopRequested) {
    this.archive = archive;
    this.attempt = attempt;
    this.terminal = terminal;
    this.stopRequested = stopRequested;
    this.trials = Matrix.trials(archive.experiment());
    this.timeLeft = new TimeLeft(archive.experiment().times().total());
  }

  /**
   * How a run ended.
   *
   * @param valid trials that count, of earlier runs too
   * @param planned trials of the experiment
   * @param voids attempts of this run that do not count
   * @param interrupted whether the user stopped it
   * @param tooLong the longest deployment of this run that outlived the hold
   */
  public record Summary(
      int valid, int planned, int voids, boolean interrupted, Optional<Duration> tooLong) {
    /** A run whose deployments all ended within the hold. */
    public Summary(int valid, int planned, int voids, boolean interrupted) {
      this(valid, planned, voids, interrupted, Optional.empty());
    }

    /** Whether every planned trial is there. */
    public boolean complete() {
      return valid == planned;
    }
  }

  /** Runs until every trial is valid or given up, or a stop is requested. */
  public Summary run() throws IOException, InterruptedException {
    done = (int) trials.stream().filter(archive::isValid).count();
    if (done > 0) {
      terminal.line("going on: " + done + " of " + trials.size() + " trials are there already");
    }
    int voids = 0;
    for (int block = 1; block <= archive.experiment().repetitions(); block++) {
      voids += runBlock(block);
    }
    int valid = (int) trials.stream().filter(archive::isValid).count();
    return new Summary(valid, trials.size(), voids, stopRequested.getAsBoolean(), tooLong);
  }

  private int runBlock(int block) throws IOException, InterruptedException {
    Deque<PlannedTrial> queue = new ArrayDeque<>();
    trials.stream()
        .filter(trial -> trial.block() == block && !archive.isValid(trial))
        .forEach(queue::add);
    Map<PlannedTrial, Integer> voids = new HashMap<>();
    while (!queue.isEmpty() && !stopRequested.getAsBoolean()) {
      PlannedTrial trial = queue.remove();
      if (!runTrial(trial)) {
        int failures = voids.merge(trial, 1, Integer::sum);
        if (failures <= archive.experiment().reruns() && !stopRequested.getAsBoolean()) {
          archive.rerun(trial, archive.attempts(trial) + 1);
          queue.add(trial);
        } else if (!stopRequested.getAsBoolean()) {
          done++;
          terminal.line(
              "  "
                  + trial.id()
                  + ": given up after "
                  + failures
                  + " attempts; go on with --resume");
        }
      }
    }
    return voids.values().stream().mapToInt(Integer::intValue).sum();
  }

  private boolean runTrial(PlannedTrial trial) throws IOException, InterruptedException {
    int number = archive.attempts(trial) + 1;
    String progress = progress(trial);
    long start = System.nanoTime();
    Path folder = archive.begin(trial, number);
    TrialOutcome outcome = attemptUnlessStopped(trial, number, folder, progress);
    timeLeft.trialTook(System.nanoTime() - start);
    if (stopRequested.getAsBoolean()) {
      archive.finishVoid(trial, number, INTERRUPTED, outcome.json());
      terminal.line(progress + "  interrupted");
      return false;
    }
    if (outcome.valid()) {
      archive.finishValid(trial, number, outcome.json());
      done++;
      terminal.line(progress + "  " + outcome.summary() + "  " + left());
      return true;
    }
    tooLong = Stream.of(tooLong, outcome.tooLong()).flatMap(Optional::stream).max(naturalOrder());
    String reason = String.join("; ", outcome.reasons());
    archive.finishVoid(trial, number, reason, outcome.json());
    terminal.line(progress + "  void: " + reason);
    return false;
  }

  /** What fails because the user stopped the run is an interruption, not a failure. */
  private TrialOutcome attemptUnlessStopped(
      PlannedTrial trial, int number, Path folder, String progress)
      throws IOException, InterruptedException {
    try {
      return attempt.run(trial, number, folder, progress);
    } catch (CutoverException e) {
      if (!stopRequested.getAsBoolean()) {
        throw e;
      }
      return new TrialOutcome(
          JsonNodeFactory.instance.objectNode().put("schema", 1), List.of(INTERRUPTED), "");
    }
  }

  private String progress(PlannedTrial trial) {
    int width = Integer.toString(trials.size()).length();
    String cell =
        trial.cell().level()
            + "/"
            + trial.cell().scenario()
            + (archive.experiment().deployers().size() > 1 && !trial.cell().deployer().isEmpty()
                ? "/" + trial.cell().deployer()
                : "");
    return String.format(
        Locale.ROOT,
        "[%" + width + "d/%d] block %d  %-15s",
        done + 1,
        trials.size(),
        trial.block(),
        cell);
  }

  private String left() {
    int remaining = trials.size() - done;
    return remaining == 0 ? "" : Durations.clock(timeLeft.of(remaining)) + " left";
  }
}
