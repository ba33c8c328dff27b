package org.cutover.lab.trial;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.start.StartingPoint;
import org.cutover.loadgen.jmeter.JMeterLoadGenerator;

/** Puts together what the trials of one experiment on one lab need. */
public final class Trials {
  private final LabDriver driver;
  private final Lab lab;

  private Trials(LabDriver driver, Lab lab) {
    this.driver = driver;
    this.lab = lab;
  }

  /**
   * Finds what is wrong with an experiment before a lab is brought up.
   *
   * @throws org.cutover.common.CutoverException with exit code 2 for a release that is missing or
   *     broken and for a deployer that is no command
   */
  public static void check(Experiment experiment, Home home) {
    releases(experiment, home).values().forEach(ReleaseArchive::open);
    baseline(experiment, home);
    DeployerBuild.of(experiment.deployers(), home).values().forEach(DeployerBuild::check);
    Loads.check(experiment);
  }

  /** Everything for the trials of an experiment on a lab that is up. */
  public static Trials on(Lab lab, Experiment experiment, Home home, Terminal terminal) {
    Inventory inventory = InventoryFile.read(lab.inventory());
    ReleaseArchive archive = baseline(experiment, home);
    StartingPoint start =
        new StartingPoint(
            inventory, archive, new SeedRows(experiment.rows()), experiment.request().path());
    Deployments deployments =
        new Deployments(
            experiment.scenarios(),
            builds(experiment, home, lab),
            releases(experiment, home),
            lab.inventory(),
            archive.release().id());
    LabDriver driver =
        new LabDriver(
            experiment, inventory, start, deployments, new JMeterLoadGenerator(), terminal);
    return new Trials(driver, lab);
  }

  /** What comes before the trials. */
  public LabRehearsal rehearsal() {
    return new LabRehearsal(driver, lab);
  }

  /** Makes attempts at the trials. */
  public TrialRunner runner() {
    return new TrialRunner(driver, lab);
  }

  /**
   * Ends what is under way, from another thread, and lets nothing new begin. Returns when a
   * deployment that was under way has come to its outcome.
   */
  public void stop() {
    driver.stop();
  }

  private static Map<String, DeployerBuild> builds(Experiment experiment, Home home, Lab lab) {
    Map<String, DeployerBuild> builds = new HashMap<>();
    DeployerBuild.of(experiment.deployers(), home)
        .forEach((name, build) -> builds.put(name, build.on(lab)));
    return builds;
  }

  private static ReleaseArchive baseline(Experiment experiment, Home home) {
    return ReleaseArchive.open(home.release(experiment.baseline()));
  }

  private static Map<String, Path> releases(Experiment experiment, Home home) {
    Map<String, Path> releases = new HashMap<>();
    experiment
        .scenarios()
        .forEach(
            (name, scenario) ->
                scenario.release().ifPresent(release -> releases.put(name, home.release(release))));
    return releases;
  }
}
