package org.cutover.lab.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.lab.HostUse;
import org.cutover.lab.Lab;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.hosts.HostLoad;
import org.cutover.lab.hosts.HostRecorder;
import org.cutover.lab.hosts.MachineUse;
import org.cutover.lab.run.TrialAttempt;
import org.cutover.lab.run.TrialOutcome;
import org.cutover.lab.start.GateProof;
import org.cutover.lab.start.StartingPoint;
import org.cutover.loadgen.JsonIds;
import org.cutover.loadgen.LoadGenerator;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadResult;

/** Runs one trial on a lab: starting point, load, deployment, verdict on whether it counts. */
public final class TrialRunner implements TrialAttempt {
  private static final Duration DEPLOYMENT_AFTER_LOAD = Duration.ofSeconds(60);
  private static final int GIVE_UP_AFTER = 3;

  /** Loads what a first run loads: JMeter's classes, and code paths that were never taken. */
  private static final LoadProfile WARM_UP =
      new LoadProfile(4, 200, Duration.ZERO, Duration.ofSeconds(2));

  private final Experiment experiment;
  private final Lab lab;
  private final Inventory inventory;
  private final StartingPoint start;
  private final Deployments deployments;
  private final LoadGenerator generator;
  private final Terminal terminal;
  private int failedStarts;
  private boolean warm;

  /** The thread that brings the lab back, while it does: a stop breaks it off. */
  private final AtomicReference<Thread> resetting = new AtomicReference<>();

  /**
   * Prepares trials of one experiment.
   *
   * @param start brings the lab back and proves it
   * @param deployments how each cell deploys
   * @param generator drives all loads, one after the other
   */
  public TrialRunner(
      Experiment experiment,
      Lab lab,
      Inventory inventory,
      StartingPoint start,
      Deployments deployments,
      LoadGenerator generator,
      Terminal terminal) {
    this.experiment = experiment;
    this.lab = lab;
    this.inventory = inventory;
    this.start = start;
    this.deployments = deployments;
    this.generator = generator;
    this.terminal = terminal;
  }

  /** Ends what is under way, from another thread; no further load is driven. */
  public void stop() {
    generator.stop();
    Thread thread = resetting.get();
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public TrialOutcome run(PlannedTrial trial, int attempt, Path folder, String progress)
      throws IOException, InterruptedException {
    TrialJson json = new TrialJson(experiment, trial, attempt);
    ServerLogs logs = new ServerLogs(lab.logs());
    List<String> obstacles = startingPoint(json, progress);
    if (!obstacles.isEmpty()) {
      logs.copyNew(folder.resolve("logs"));
      return new TrialOutcome(json.with(obstacles), obstacles, "");
    }
    Deployment deployment = deployments.of(trial.cell(), folder);
    try (deployment;
        HostRecorder hosts = HostRecorder.start(this::use)) {
      LoadResult load = load(trial, folder, deployment, progress);
      json.load(load, experiment.times().deployAt());
      // A stop that was asked for reaches the deployer at once, which then undoes or goes forward.
      Duration patience = load.course().stopped() ? Duration.ZERO : DEPLOYMENT_AFTER_LOAD;
      Optional<Validity.Deployment> ended = deployment.finish(patience);
      List<HostLoad> loads =
          HostLoad.between(
              load.course().holdStart(),
              load.course().holdEnd(),
              hosts.finish(folder.resolve("hosts.csv")));
      json.hosts(loads);
      ended.ifPresent(json::deployment);
      Map<String, String> releases = start.releases();
      json.releasesAfter(releases);
      logs.copyNew(folder.resolve("logs"));
      Validity.Facts facts =
          new Validity.Facts(
              load.summary().samples(),
              Instant.ofEpochMilli(load.course().holdEnd()),
              ended,
              deployment.releaseAfter().orElse(start.expected().release()),
              releases);
      List<String> reasons = Validity.reasons(facts);
      return new TrialOutcome(
          json.with(reasons), reasons, summary(load, ended, loads), Validity.tooLong(facts));
    }
  }

  /** Brings the lab back; what keeps the trial from starting, or nothing. */
  private List<String> startingPoint(TrialJson json, String progress) throws IOException {
    terminal.status(progress + "  back to the starting point");
    List<String> obstacles;
    resetting.set(Thread.currentThread());
    try {
      warmUp();
      GateProof proof = start.reset();
      json.gate(proof.json());
      obstacles = new ArrayList<>(proof.problems(start.expected()));
    } catch (CutoverException e) {
      obstacles = List.of(e.getMessage().replace('\n', ' '));
    } catch (InterruptedException e) {
      obstacles = List.of("interrupted");
    } finally {
      resetting.set(null);
      // An interrupt that came too late would close the files that are written next.
      boolean unused = Thread.interrupted();
    }
    failedStarts = obstacles.isEmpty() ? 0 : failedStarts + 1;
    if (failedStarts >= GIVE_UP_AFTER) {
      throw new CutoverException(
          ExitCode.LAB,
          "the lab did not reach its starting point %d times in a row: %s; go on with --resume"
              .formatted(failedStarts, String.join("; ", obstacles)));
    }
    return obstacles.stream().map(obstacle -> "readiness gate: " + obstacle).toList();
  }

  private LoadResult load(PlannedTrial trial, Path folder, Deployment deployment, String progress)
      throws IOException {
    Experiment.Times times = experiment.times();
    LoadProfile profile = Loads.profile(experiment, trial.cell().level());
    Duration deployAfter = times.rampUp().plus(times.deployAt());
    return generator.run(
        plan(profile),
        folder.resolve("samples.csv.gz"),
        new TrialProgress(terminal, progress, () -> deployment.startAfter(deployAfter)));
  }

  /** The first trial of a run would otherwise measure how this program warms up. */
  private void warmUp() throws IOException, InterruptedException {
    if (!warm) {
      start.reset();
      Path samples = Files.createTempFile("cutover-warm-up-", ".csv.gz");
      try {
        generator.run(plan(WARM_UP), samples, LoadListener.none());
      } finally {
        Files.delete(samples);
      }
      warm = true;
    }
  }

  private LoadPlan plan(LoadProfile profile) {
    return new LoadPlan(
        profile,
        Loads.target(experiment, inventory),
        Loads.request(experiment),
        new JsonIds(Set.copyOf(start.expected().seeds().ids())));
  }

  /** What the lab's hosts have used, and the machine with all of them. */
  private Stream<HostUse> use() {
    return Stream.concat(lab.use(), Stream.of(0).flatMap(now -> MachineUse.now().stream()));
  }

  private static String summary(
      LoadResult load, Optional<Validity.Deployment> deployment, List<HostLoad> hosts) {
    String text =
        String.format(
            Locale.ROOT,
            "%6d samples  %7.3f %% errors  avg %5.0f ms",
            load.summary().samples(),
            load.summary().errorRatePct(),
            load.summary().avgMs());
    String outcome =
        deployment
            .flatMap(Validity.Deployment::journal)
            .map(journal -> journal.result().orElse("?") + " in " + seconds(journal))
            .orElse("");
    String warning = load.health().limited() ? "  generator limited" : "";
    List<String> saturated =
        hosts.stream().filter(HostLoad::saturated).map(HostLoad::host).toList();
    String limits = saturated.isEmpty() ? "" : "  saturated: " + String.join(", ", saturated);
    return String.format(Locale.ROOT, "%s  %-21s%s%s", text, outcome, warning, limits);
  }

  private static String seconds(Journal journal) {
    return String.format(
        Locale.ROOT,
        "%.1f s",
        Duration.between(journal.started(), journal.ended()).toMillis() / 1000.0);
  }
}
