package org.cutover.lab.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Cell;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.HoldRule;
import org.cutover.lab.experiment.Matrix;

/**
 * What a run does before its first trial: it warms the lab up, rehearses every deployment under the
 * highest level's load, and settles the hold. All of it goes into the archive.
 */
public final class Preparation {
  /** A warm-up takes at most this part of the time that the trials' loads take together ... */
  private static final int PART_OF_LOAD = 20;

  /** ... but no less than this, and no more than that. */
  private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(30);

  private static final Duration LONGEST_LIMIT = Duration.ofMinutes(5);

  /** What a trial takes beside its reset and its load: its files and its last answers. */
  private static final Duration BESIDE = Duration.ofMillis(250);

  private static final int REHEARSAL_ATTEMPTS = 2;

  private final Archive archive;
  private final Rehearsing lab;
  private final Terminal terminal;
  private final BooleanSupplier stopRequested;
  private final boolean mayLengthen;

  /**
   * @param stopRequested whether the user has asked to stop
   * @param mayLengthen whether the user leaves the hold to the run
   */
  public Preparation(
      Archive archive,
      Rehearsing lab,
      Terminal terminal,
      BooleanSupplier stopRequested,
      boolean mayLengthen) {
    this.archive = archive;
    this.lab = lab;
    this.terminal = terminal;
    this.stopRequested = stopRequested;
    this.mayLengthen = mayLengthen;
  }

  /**
   * Prepares.
   *
   * @return how long the lab takes between the loads of two trials
   * @throws CutoverException with {@link ExitCode#SHORT_OF_TRIALS} if the trials could not work:
   *     the hold is too short and has to stay, or a deployment does not end as its scenario says
   */
  public Duration run() throws IOException, InterruptedException {
    archive.preparation().policy(mayLengthen);
    warmUp();
    List<Rehearsal> rehearsals = new ArrayList<>();
    for (Cell cell : cells(archive.experiment())) {
      requireNoStop();
      rehearsals.add(rehearsed(cell));
    }
    if (rehearsals.isEmpty()) {
      return BESIDE;
    }
    settleHold(rehearsals.stream().map(Rehearsal::took).max(Duration::compareTo).orElseThrow());
    return between(archive.experiment(), rehearsals);
  }

  /**
   * How long the lab takes between the loads of two trials, on average over the matrix. A reset
   * that has to bring the old release back takes longer than one that finds it running, so it
   * counts for the share of trials that leave a new release behind.
   *
   * @param rehearsals in the order in which they were made
   */
  static Duration between(Experiment experiment, List<Rehearsal> rehearsals) {
    List<Duration> bringingBack = new ArrayList<>();
    List<Duration> findingThere = new ArrayList<>();
    boolean replaced = false;
    for (Rehearsal rehearsal : rehearsals) {
      (replaced ? bringingBack : findingThere).add(rehearsal.reset());
      replaced = replaces(experiment, rehearsal.cell());
    }
    List<Cell> cells = Matrix.cells(experiment);
    double share =
        (double) cells.stream().filter(cell -> replaces(experiment, cell)).count() / cells.size();
    Duration there = mean(findingThere);
    // An experiment with one deployment rehearses no reset after it.
    Duration back = bringingBack.isEmpty() ? there : mean(bringingBack);
    long nanos = Math.round(share * back.toNanos() + (1 - share) * there.toNanos());
    return Duration.ofNanos(nanos).plus(BESIDE);
  }

  private static boolean replaces(Experiment experiment, Cell cell) {
    Experiment.Scenario scenario = experiment.scenarios().get(cell.scenario());
    return scenario.release().isPresent() && scenario.exit() == 0;
  }

  private static Duration mean(List<Duration> durations) {
    return durations.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(durations.size());
  }

  /** Every deployment of the experiment, at its highest level. */
  static List<Cell> cells(Experiment experiment) {
    String highest = experiment.highestLevel();
    return Matrix.cells(experiment).stream()
        .filter(cell -> cell.level().equals(highest))
        .filter(cell -> !cell.scenario().equals(Experiment.CONTROL))
        .toList();
  }

  /** The longest time that a warm-up may take. */
  static Duration warmUpLimit(Experiment experiment) {
    Duration part =
        Duration.ofSeconds(Matrix.loadTime(experiment).dividedBy(PART_OF_LOAD).toSeconds());
    if (part.compareTo(SHORTEST_LIMIT) < 0) {
      return SHORTEST_LIMIT;
    }
    return part.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : part;
  }

  private void warmUp() throws IOException, InterruptedException {
    WarmUp warmUp = lab.warmUp(warmUpLimit(archive.experiment()));
    ObjectNode note =
        JsonNodeFactory.instance
            .objectNode()
            .put("level", archive.experiment().highestLevel())
            .put("took_ms", warmUp.took().toMillis())
            .put("limit_ms", warmUp.limit().toMillis())
            .put("steady", warmUp.steady());
    ArrayNode means = note.putArray("mean_ms");
    warmUp.meanMs().forEach(means::add);
    archive.preparation().note("warm-up", note);
    requireNoStop();
    List<Double> mean = warmUp.meanMs().stream().filter(ms -> ms > 0).toList();
    terminal.line(
        String.format(
            Locale.ROOT,
            "warm-up: %s after %d s (mean of the first second %.1f ms, of the last %.1f ms)",
            warmUp.steady()
                ? "response times no longer fell"
                : "response times still fell at the limit,",
            warmUp.took().toSeconds(),
            mean.isEmpty() ? 0 : mean.get(0),
            mean.isEmpty() ? 0 : mean.get(mean.size() - 1)));
  }

  private Rehearsal rehearsed(Cell cell) throws IOException, InterruptedException {
    Rehearsal rehearsal = null;
    for (int attempt = 0; attempt < REHEARSAL_ATTEMPTS; attempt++) {
      rehearsal = rehearse(cell);
      if (rehearsal.asExpected()) {
        return rehearsal;
      }
    }
    throw new CutoverException(
        ExitCode.SHORT_OF_TRIALS,
        "rehearsal of %s failed twice, so no trial was begun: %s; its journal and logs are in %s"
            .formatted(
                title(cell),
                String.join("; ", rehearsal.reasons()),
                archive.rehearsals().folder()));
  }

  private Rehearsal rehearse(Cell cell) throws IOException, InterruptedException {
    Path folder = archive.rehearsals().begin(cell);
    Rehearsal rehearsal = lab.rehearse(cell, folder);
    String name = archive.rehearsals().finish(folder, rehearsal.json());
    ObjectNode note =
        JsonNodeFactory.instance
            .objectNode()
            .put("folder", name)
            .put("level", cell.level())
            .put("scenario", cell.scenario())
            .put("deployer", cell.deployer())
            .put("took_ms", rehearsal.took().toMillis())
            .put("reset_ms", rehearsal.reset().toMillis())
            .put("result", rehearsal.result())
            .put("as_expected", rehearsal.asExpected());
    rehearsal.reasons().forEach(note.putArray("reasons")::add);
    archive.preparation().note("rehearsal", note);
    requireNoStop();
    terminal.line(
        "rehearsal: %s at %s load: %s in %s%s"
            .formatted(
                title(cell),
                cell.level(),
                rehearsal.result(),
                HoldText.seconds(rehearsal.took()),
                rehearsal.asExpected() ? "" : ": " + String.join("; ", rehearsal.reasons())));
    return rehearsal;
  }

  private String title(Cell cell) {
    boolean several = archive.experiment().deployers().size() > 1;
    return several ? cell.scenario() + "/" + cell.deployer() : cell.scenario();
  }

  private void settleHold(Duration longest) throws IOException {
    Experiment.Times before = archive.experiment().times();
    HoldDecision decision = HoldDecision.of(before, longest, mayLengthen, archive.valid());
    String text = HoldText.of(decision, before);
    note(archive, decision, before, "rehearsal");
    switch (decision.kind()) {
      case TOO_SHORT ->
          throw new CutoverException(
              ExitCode.SHORT_OF_TRIALS, "no trial was begun: in rehearsal " + text);
      case LENGTHEN ->
          archive.changeHold(
              decision.hold(), "the hold became " + Durations.format(decision.hold()));
      case ENOUGH, TIGHT -> {}
    }
    terminal.line(text);
  }

  /** Keeps in the archive why the hold is what it is. */
  static void note(
      Archive archive, HoldDecision decision, Experiment.Times before, String measuredIn) {
    archive
        .preparation()
        .note(
            "hold",
            JsonNodeFactory.instance
                .objectNode()
                .put("decision", decision.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("measured_in", measuredIn)
                .put("longest_ms", decision.longest().toMillis())
                .put(
                    "rule",
                    "deployAt + 1.%d * longest + %s, in whole seconds"
                        .formatted(HoldRule.SPARE_TENTHS, Durations.format(HoldRule.SPARE)))
                .put("needed_ms", decision.needed().toMillis())
                .put("before_ms", before.hold().toMillis())
                .put("hold_ms", decision.hold().toMillis()));
  }

  /** A stop is told by the one who asked for the preparation. */
  private void requireNoStop() {
    if (stopRequested.getAsBoolean()) {
      throw new CutoverException(ExitCode.INTERRUPTED, ExperimentRun.INTERRUPTED);
    }
  }
}
