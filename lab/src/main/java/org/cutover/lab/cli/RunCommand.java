package org.cutover.lab.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.cutover.analysis.cli.ReportText;
import org.cutover.analysis.report.ReportOptions;
import org.cutover.analysis.report.ReportResult;
import org.cutover.analysis.report.ReportWriter;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.Interruption;
import org.cutover.common.cli.ShellWord;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;
import org.cutover.lab.LabProvider;
import org.cutover.lab.Labs;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.archive.Environment;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.run.ExperimentRun;
import org.cutover.lab.run.HoldText;
import org.cutover.lab.run.Preparation;
import org.cutover.lab.trial.Trials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cutover run}: an experiment from the lab to the report. */
@Command(
    name = "run",
    description = "Runs an experiment and writes its archive and its report.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  /** For what is left to be done when a deployment under way has come to its outcome. */
  private static final Duration TIME_TO_STOP = Duration.ofMinutes(3);

  @Mixin private ExperimentChoice choice;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The archive (default: results/NAME, or the next free results/NAME-N).")
  private Path out;

  @Option(
      names = "--resume",
      description = "Go on with the archive named by --out; runs only what is missing.")
  private boolean resume;

  @Option(names = "--plan", description = "Print what would happen and how long, do nothing.")
  private boolean plan;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.ofProcess();
    if (resume) {
      return resume(home);
    }
    Experiment experiment = choice.located();
    Path folder = out != null ? out : nextFree(experiment.name());
    boolean mayLengthen = choice.mayLengthenHold();
    if (plan) {
      Archive.requireFree(folder);
      Trials.check(experiment, home);
      Labs.of(experiment.lab());
      PlanText.of(experiment, folder, mayLengthen).forEach(spec.commandLine().getOut()::println);
      return ExitCode.DONE.code();
    }
    Home ready = checked(experiment, home);
    try (Archive archive = Archive.create(folder, experiment)) {
      return run(archive, ready, mayLengthen);
    }
  }

  private int resume(Home home) throws IOException, InterruptedException {
    if (out == null || choice.given() || plan) {
      throw CutoverException.usage(
          "--resume takes --out DIR, and perhaps --fit-hold: the archive knows its experiment");
    }
    try (Archive archive = Archive.resume(out)) {
      return run(
          archive, checked(archive.experiment(), home), mayLengthenHold(archive, choice.fitHold));
    }
  }

  /** Trials that count are given up for a longer hold only if this very command asks for one. */
  static boolean mayLengthenHold(Archive archive, boolean asked) {
    return asked || (archive.preparation().fitHold() && archive.valid() == 0);
  }

  /** Finds what is wrong before anything is started, and makes ready what is to be started. */
  private static Home checked(Experiment experiment, Home home) {
    LabProvider provider = Labs.of(experiment.lab());
    List<String> missing = provider.examine(home).missing();
    if (!missing.isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("\n", missing));
    }
    Home ready = provider.prepare(home, Terminal.ofProcess(System.out)::line);
    Trials.check(experiment, ready);
    return ready;
  }

  private static Path nextFree(String name) {
    Path results = Path.of("results");
    Path folder = results.resolve(name);
    for (int n = 2; Files.exists(folder); n++) {
      folder = results.resolve(name + "-" + n);
    }
    return folder;
  }

  private int run(Archive archive, Home home, boolean mayLengthen)
      throws IOException, InterruptedException {
    Terminal terminal = Terminal.ofProcess(System.out);
    Experiment experiment = archive.experiment();
    terminal.line(
        "%s: %d trials; archive: %s"
            .formatted(experiment.name(), Matrix.trials(experiment).size(), archive.folder()));
    int planned = Matrix.trials(experiment).size();
    boolean complete = archive.valid() == planned;
    if (complete) {
      terminal.line("every trial is there already");
    }
    if (archive.manifestWasTorn()) {
      terminal.line("the manifest's last line was torn by an earlier run and is left out");
    }
    try (Interruption interruption = Interruption.listen(TIME_TO_STOP)) {
      ExperimentRun.Summary summary =
          complete
              ? new ExperimentRun.Summary(planned, planned, 0, false)
              : trials(archive, home, mayLengthen, terminal, interruption);
      if (summary.interrupted()) {
        // Said while the stop still waits for us: afterwards the process ends at any moment.
        return interrupted(archive, summary, terminal);
      }
      return finish(archive, summary, terminal, interruption);
    }
  }

  private static int interrupted(
      Archive archive, ExperimentRun.Summary summary, Terminal terminal) {
    terminal.clearStatus();
    terminal.line(
        "interrupted with %d of %d trials; go on with: cutover run --resume --out %s"
            .formatted(summary.valid(), summary.planned(), ShellWord.of(archive.folder())));
    return ExitCode.INTERRUPTED.code();
  }

  private static ExperimentRun.Summary trials(
      Archive archive, Home home, boolean mayLengthen, Terminal terminal, Interruption interruption)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Experiment experiment = archive.experiment();
    LabProvider provider = Labs.of(experiment.lab());
    try (Lab lab = interruption.breakingOff(() -> provider.up(home, terminal))) {
      ObjectNode environment = Environment.of(home.folder());
      environment.set("lab", lab.description());
      archive.writeEnvironment(environment);
      Trials trials = Trials.on(lab, experiment, home, terminal);
      interruption.onStop(trials::stop);
      BooleanSupplier stopped = interruption::requested;
      Optional<Duration> between =
          unlessStopped(
              new Preparation(archive, trials.rehearsal(), terminal, stopped, mayLengthen),
              stopped);
      if (between.isEmpty()) {
        return new ExperimentRun.Summary(
            archive.valid(), Matrix.trials(experiment).size(), 0, true);
      }
      terminal.line(
          PlanText.timeLeft(archive, between.get(), Duration.ofNanos(System.nanoTime() - start)));
      return new ExperimentRun(
              archive, trials.runner(), terminal, stopped, mayLengthen, between.get())
          .run();
    }
  }

  /** What fails because the user stopped the run is an interruption, not a failure. */
  private static Optional<Duration> unlessStopped(Preparation preparation, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    try {
      return Optional.of(preparation.run());
    } catch (CutoverException e) {
      if (!stopped.getAsBoolean()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private int finish(
      Archive archive,
      ExperimentRun.Summary summary,
      Terminal terminal,
      Interruption interruption) {
    terminal.clearStatus();
    if (summary.valid() > 0) {
      Optional<ReportResult> report =
          ReportStep.unlessStopped(
              () ->
                  interruption.breakingOff(
                      () -> ReportWriter.write(archive.folder(), ReportOptions.standard())),
              interruption::onStop,
              () -> terminal.line(ReportStep.interrupted(archive.folder())));
      if (report.isEmpty()) {
        return ExitCode.INTERRUPTED.code();
      }
      PrintWriter printer = spec.commandLine().getOut();
      printer.println();
      ReportText.print(report.get(), printer);
    }
    if (!summary.complete()) {
      terminal.line(
          "%d of %d trials are valid; go on with: cutover run --resume --out %s"
              .formatted(summary.valid(), summary.planned(), ShellWord.of(archive.folder())));
      summary
          .tooLong()
          .ifPresent(
              longest -> terminal.line(HoldText.advice(longest, archive.experiment().times())));
      return ExitCode.SHORT_OF_TRIALS.code();
    }
    return ExitCode.DONE.code();
  }
}
