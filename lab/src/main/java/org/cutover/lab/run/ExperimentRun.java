package org.cutover.lab.run;

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
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;

/** Runs what an archive still lacks of its experiment, block by block. */
public final class ExperimentRun {
  static final String INTERRUPTED = "the run was interrupted";

  private final Archive archive;
  private final TrialAttempt attempt;
  private final Terminal terminal;
  private final BooleanSupplier stopRequested;
  private final boolean mayLengthen;
  private final Duration between;
  private final List<PlannedTrial> trials;
  private TimeLeft timeLeft;
  private OutlivedHolds outlived = new OutlivedHolds();
  private int done;

  /**
   * Prepares a run.
   *
   * @param attempt makes one attempt at a trial
   * @param stopRequested whether the user has asked to stop
   * @param mayLengthen whether blocks may begin anew with a longer hold
   * @param between how long the lab takes between the loads of two trials, as far as is known
   */
  public ExperimentRun(
      Archive archive,
      TrialAttempt attempt,
      Terminal terminal,
      BooleanSupplier stopRequested,
      boolean mayLengthen,
      Duration between) {
    this.archive = archive;
    this.attempt = attempt;
    this.terminal = terminal;
    this.stopRequested = stopRequested;
    this.mayLengthen = mayLengthen;
    this.between = between;
    this.trials = Matrix.trials(archive.experiment());
  }

  /**
   * How a run ended.
   *
   * @param valid trials that count, of earlier runs too
   * @param planned trials of the experiment
   * @param voids attempts of this run that do not count
   * @param interrupted whether the user stopped it
   * @param tooLong the longest deployment that outlived the hold that the trials have now
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

  /** Runs until every trial is valid or given up, a stop is requested, or the hold cannot work. */
  public Summary run() throws IOException, InterruptedException {
    int voids = runBlocks();
    if (outlived.tooMany() && mayLengthen && !stopRequested.getAsBoolean()) {
      beginAnew();
      voids += runBlocks();
    }
    if (outlived.tooMany() && archive.valid() < trials.size()) {
      terminal.line(outlived + ": the run ends, because more trials would be void as well");
    }
    return new Summary(
        archive.valid(), trials.size(), voids, stopRequested.getAsBoolean(), outlived.longest());
  }

  private int runBlocks() throws IOException, InterruptedException {
    done = archive.valid();
    timeLeft = new TimeLeft(archive.experiment().times().total(), between);
    if (done > 0) {
      terminal.line("going on: " + done + " of " + trials.size() + " trials are there already");
    }
    int voids = 0;
    for (int block = 1; block <= archive.experiment().repetitions(); block++) {
      voids += runBlock(block);
    }
    return voids;
  }

  /** Trials of one experiment have one hold, so that those that were valid count no longer. */
  private void beginAnew() throws IOException {
    Experiment.Times before = archive.experiment().times();
    int given = archive.valid();
    HoldDecision decision = HoldDecision.lengthened(before, outlived.longest().orElseThrow());
    Preparation.note(archive, decision, before, "trials");
    String hold = Durations.format(decision.hold());
    archive.changeHold(decision.hold(), "begun anew with a hold of " + hold);
    terminal.line(
        "%s (up to %s): the blocks begin anew with a hold of %s in place of %s; the valid trials so far (%d) are kept as void, %s of load"
            .formatted(
                outlived,
                HoldText.seconds(decision.longest()),
                hold,
                Durations.format(before.hold()),
                given,
                Durations.clock(Matrix.loadTime(archive.experiment()))));
    outlived = new OutlivedHolds();
  }

  private int runBlock(int block) throws IOException, InterruptedException {
    Deque<PlannedTrial> queue = new ArrayDeque<>();
    trials.stream()
        .filter(trial -> trial.block() == block && !archive.isValid(trial))
        .forEach(queue::add);
    Map<PlannedTrial, Integer> voids = new HashMap<>();
    while (!queue.isEmpty() && !stopRequested.getAsBoolean() && !outlived.tooMany()) {
      PlannedTrial trial = queue.remove();
      if (!runTrial(trial)) {
        int failures = voids.merge(trial, 1, Integer::sum);
        if (stopRequested.getAsBoolean() || outlived.tooMany()) {
          break;
        }
        if (failures <= archive.experiment().reruns()) {
          archive.rerun(trial, archive.attempts(trial) + 1);
          queue.add(trial);
        } else {
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
    if (outcome.valid() || outcome.tooLong().isPresent()) {
      countDeployment(trial, outcome);
    }
    if (outcome.valid()) {
      archive.finishValid(trial, number, outcome.json());
      done++;
      terminal.line(progress + "  " + outcome.summary() + "  " + left());
      return true;
    }
    String reason = String.join("; ", outcome.reasons());
    archive.finishVoid(trial, number, reason, outcome.json());
    terminal.line(progress + "  void: " + reason);
    return false;
  }

  private void countDeployment(PlannedTrial trial, TrialOutcome outcome) {
    if (!trial.cell().scenario().equals(Experiment.CONTROL)) {
      outlived.count(trial, outcome.tooLong());
    }
  }

  /** What fails because the user stopped the run is an interruption, not a failure. */
  private TrialOutcome attemptUnlessStopped(
      PlannedTrial trial, int number, Path folder, String progress)
      throws IOException, InterruptedException {
    try {
      return attempt.run(trial, archive.experiment().times(), number, folder, progress);
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
