package org.cutover.lab.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.common.Durations;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;

/** What {@code --plan} prints: everything that would happen, and how long it would take. */
final class PlanText {
  private PlanText() {}

  static List<String> of(Experiment experiment, Path out, boolean mayLengthen) {
    List<PlannedTrial> trials = Matrix.trials(experiment);
    List<String> lines = new ArrayList<>();
    lines.add("experiment  " + experiment.name() + ", seed " + experiment.seed());
    lines.add("lab         " + experiment.lab());
    lines.add("archive     " + out);
    experiment
        .levels()
        .forEach(
            (name, level) ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "level       %-8s %d users, at most %s requests/s",
                        name,
                        level.users(),
                        level.throughput())));
    experiment
        .scenarios()
        .forEach(
            (name, scenario) ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "scenario    %-8s %s",
                        name,
                        scenario
                            .release()
                            .map(file -> file + ", the deployer ends with " + scenario.exit())
                            .orElse("no deployment"))));
    experiment
        .deployers()
        .forEach((name, command) -> lines.add("deployer    " + name + ": " + command));
    Experiment.Times times = experiment.times();
    lines.add(
        "a trial     ramp-up %s, hold %s, deployment %s into the hold"
            .formatted(
                Durations.format(times.rampUp()),
                Durations.format(times.hold()),
                Durations.format(times.deployAt())));
    lines.add(
        "before      warm-up, and a rehearsal of each deployment; "
            + (mayLengthen
                ? "the hold becomes as long as they need, if that is longer"
                : "if they need a longer hold, no trial is begun"));
    lines.add(
        "in all      %d trials, load for %s%s, besides the reset before each"
            .formatted(
                trials.size(),
                mayLengthen ? "at least " : "",
                Durations.clock(Matrix.loadTime(experiment))));
    lines.add("order       " + experiment.order().word());
    int number = 0;
    for (PlannedTrial trial : trials) {
      lines.add(String.format(Locale.ROOT, "%5d  %s", ++number, trial.id()));
    }
    lines.add("nothing was done");
    return lines;
  }

  /**
   * How long the trials take that an archive lacks; said when the hold is settled.
   *
   * @param between the loads of two trials
   * @param soFar how long the run has taken already
   */
  static String timeLeft(Archive archive, Duration between, Duration soFar) {
    Experiment.Times times = archive.experiment().times();
    int missing = Matrix.trials(archive.experiment()).size() - archive.valid();
    Duration left = times.total().plus(between).multipliedBy(missing);
    return String.format(
        Locale.ROOT,
        "plan: %d %s of %s + %s, about %.1f s between them: %s, %s in all",
        missing,
        missing == 1 ? "trial" : "trials",
        Durations.format(times.rampUp()),
        Durations.format(times.hold()),
        between.toMillis() / 1000.0,
        Durations.clock(left),
        Durations.clock(left.plus(soFar)));
  }
}
