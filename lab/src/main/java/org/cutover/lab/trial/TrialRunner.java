package org.cutover.lab.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.HostUse;
import org.cutover.lab.Lab;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.hosts.HostLoad;
import org.cutover.lab.hosts.HostRecorder;
import org.cutover.lab.hosts.MachineUse;
import org.cutover.lab.run.TrialAttempt;
import org.cutover.lab.run.TrialOutcome;
import org.cutover.lab.start.StartingPoint;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadResult;

/** Runs one trial on a lab: starting point, load, deployment, verdict on whether it counts. */
public final class TrialRunner implements TrialAttempt {
  private static final Duration DEPLOYMENT_AFTER_LOAD = Duration.ofSeconds(60);
  private static final int GIVE_UP_AFTER = 3;

  private final LabDriver driver;
  private final Lab lab;
  private int failedStarts;

  TrialRunner(LabDriver driver, Lab lab) {
    this.driver = driver;
    this.lab = lab;
  }

  @Override
  public TrialOutcome run(
      PlannedTrial trial, Experiment.Times times, int attempt, Path folder, String progress)
      throws IOException, InterruptedException {
    TrialJson json = new TrialJson(driver.experiment(), trial, attempt);
    ServerLogs logs = new ServerLogs(lab.logs());
    List<String> obstacles = startingPoint(json, progress);
    if (!obstacles.isEmpty()) {
      logs.copyNew(folder.resolve("logs"));
      return new TrialOutcome(json.with(obstacles), obstacles, "");
    }
    try (Deployment deployment = driver.deployment(trial.cell(), folder);
        HostRecorder hosts = HostRecorder.start(this::use)) {
      LoadResult load = load(trial, times, folder, deployment, progress);
      json.load(load, times.deployAt());
      // After a stop the deployer has ended already, or has had all the time that it may take.
      Duration patience = load.course().stopped() ? Duration.ZERO : DEPLOYMENT_AFTER_LOAD;
      Optional<Validity.Deployment> ended = deployment.finish(patience);
      List<HostLoad> loads =
          HostLoad.between(
              load.course().holdStart(),
              load.course().holdEnd(),
              hosts.finish(folder.resolve("hosts.csv")));
      json.hosts(loads);
      ended.ifPresent(json::deployment);
      StartingPoint start = driver.start();
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
  private List<String> startingPoint(TrialJson json, String progress) {
    driver.terminal().status(progress + "  back to the starting point");
    List<String> obstacles = driver.reset(proof -> json.gate(proof.json()));
    failedStarts = obstacles.isEmpty() ? 0 : failedStarts + 1;
    if (failedStarts >= GIVE_UP_AFTER) {
      throw new CutoverException(
          ExitCode.LAB,
          "the lab did not reach its starting point %d times in a row: %s; go on with --resume"
              .formatted(failedStarts, String.join("; ", obstacles)));
    }
    return obstacles.stream().map(obstacle -> "readiness gate: " + obstacle).toList();
  }

  private LoadResult load(
      PlannedTrial trial,
      Experiment.Times times,
      Path folder,
      Deployment deployment,
      String progress)
      throws IOException {
    LoadProfile profile = Loads.profile(driver.experiment(), trial.cell().level(), times);
    Duration deployAfter = times.rampUp().plus(times.deployAt());
    return driver.load(
        profile,
        folder.resolve("samples.csv.gz"),
        TrialProgress.of(driver.terminal(), progress, () -> deployment.startAfter(deployAfter)));
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
