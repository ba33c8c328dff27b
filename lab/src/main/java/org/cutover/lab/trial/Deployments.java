package org.cutover.lab.trial;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cutover.lab.experiment.Cell;
import org.cutover.lab.experiment.Experiment;

/**
 * How each cell of an experiment deploys.
 *
 * @param scenarios of the experiment
 * @param builds of the deployer, by name
 * @param releases the archive of each scenario that has one, by scenario
 * @param inventory the file that deployers are given
 * @param baseline the release that a rollback leaves, such as {@code shop-1.0.0}
 */
public record Deployments(
    Map<String, Experiment.Scenario> scenarios,
    Map<String, DeployerBuild> builds,
    Map<String, Path> releases,
    Path inventory,
    String baseline) {
  private static final String ARCHIVE = ".tar.gz";

  /** Copies the maps. */
  public Deployments {
    scenarios = Map.copyOf(scenarios);
    builds = Map.copyOf(builds);
    releases = Map.copyOf(releases);
  }

  /** The deployment of one trial, whose files go to a folder. */
  Deployment of(Cell cell, Path folder) {
    Path release = releases.get(cell.scenario());
    if (release == null) {
      return new Deployment(Optional.empty());
    }
    int expectedExit = scenarios.get(cell.scenario()).exit();
    return new Deployment(
        Optional.of(
            new Deployment.What(
                builds.get(cell.deployer()),
                inventory,
                release,
                folder,
                expectedExit,
                expectedExit == 0 ? id(release) : baseline)));
  }

  /** {@code name-version} of a release archive, which its file is named after by contract. */
  private static String id(Path release) {
    String name = release.getFileName().toString();
    return name.endsWith(ARCHIVE) ? name.substring(0, name.length() - ARCHIVE.length()) : name;
  }
}
