package org.cutover.lab.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.Lab;
import org.cutover.lab.experiment.Cell;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.run.Rehearsal;
import org.cutover.lab.run.Rehearsing;
import org.cutover.lab.run.WarmUp;
import org.cutover.loadgen.LoadResult;

/** Warms a lab up and rehearses deployments on it. */
public final class LabRehearsal implements Rehearsing {
  /** A deployment that takes longer than this is no hold's. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** A deployment begins under the full load, as in a trial. */
  private static final Duration DEPLOY_AT = Duration.ofMillis(250);

  private static final int START_ATTEMPTS = 3;

  private final LabDriver driver;
  private final Lab lab;

  LabRehearsal(LabDriver driver, Lab lab) {
    this.driver = driver;
    this.lab = lab;
  }

  @Override
  public WarmUp warmUp(Duration limit) throws IOException {
    driver.terminal().status("warming up: bringing the lab to its starting point");
    startingPoint(new ArrayList<>());
    WarmUpLoad watch = new WarmUpLoad(limit, driver.terminal(), driver::endLoad);
    Path samples = Files.createTempFile("cutover-warm-up-", ".csv.gz");
    try {
      LoadResult unused =
          driver.load(
              Loads.profile(
                  driver.experiment(), driver.experiment().highestLevel(), lasting(limit)),
              samples,
              watch);
    } finally {
      Files.delete(samples);
    }
    return watch.result();
  }

  @Override
  public Rehearsal rehearse(Cell cell, Path folder) throws IOException, InterruptedException {
    Experiment experiment = driver.experiment();
    String title = "rehearsal of " + cell.scenario() + " at " + cell.level() + " load";
    TrialJson json = new TrialJson(experiment, new PlannedTrial(0, cell, "rehearsal"), 1);
    ServerLogs logs = new ServerLogs(lab.logs());
    driver.terminal().status(title + ": bringing the lab to its starting point");
    List<Duration> resets = new ArrayList<>();
    startingPoint(resets);
    try (Deployment deployment = driver.deployment(cell, folder)) {
      deployment.onEnd(driver::endLoad);
      Experiment.Times times = lasting(LONGEST);
      LoadResult load =
          driver.load(
              Loads.profile(experiment, cell.level(), times),
              folder.resolve("samples.csv.gz"),
              TrialProgress.untilDeployed(
                  driver.terminal(),
                  title,
                  () -> deployment.startAfter(times.rampUp().plus(times.deployAt())),
                  times.total()));
      json.load(load, times.deployAt());
      Optional<Validity.Deployment> ended = deployment.finish(Duration.ZERO);
      ended.ifPresent(json::deployment);
      Map<String, String> releases = driver.start().releases();
      json.releasesAfter(releases);
      logs.copyNew(folder.resolve("logs"));
      List<String> reasons =
          Validity.reasons(
              new Validity.Facts(
                  load.summary().samples(),
                  // There is no hold yet that it could outlive.
                  Instant.MAX,
                  ended,
                  deployment.releaseAfter().orElseThrow(),
                  releases));
      return new Rehearsal(
          cell,
          resets.get(resets.size() - 1),
          ended.flatMap(Validity.Deployment::took).orElse(LONGEST),
          ended
              .flatMap(Validity.Deployment::journal)
              .flatMap(Journal::result)
              .orElse("without an outcome"),
          reasons,
          json.with(reasons));
    }
  }

  /** The course of a load that ends earlier, with what it is for. */
  private Experiment.Times lasting(Duration limit) {
    return new Experiment.Times(driver.experiment().times().rampUp(), limit, DEPLOY_AT);
  }

  private void startingPoint(List<Duration> took) {
    List<String> obstacles = List.of();
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      long start = System.nanoTime();
      obstacles = driver.reset(proof -> {});
      took.add(Duration.ofNanos(System.nanoTime() - start));
      if (obstacles.isEmpty()) {
        return;
      }
    }
    throw new CutoverException(
        ExitCode.LAB,
        "the lab did not reach its starting point %d times in a row: %s; go on with --resume"
            .formatted(START_ATTEMPTS, String.join("; ", obstacles)));
  }
}
