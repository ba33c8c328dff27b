package org.cutover.lab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cutover.lab.experiment.Experiment;

/** Makes an experiment independent of the folder that its file lies in. */
final class Releases {
  private Releases() {}

  /** The experiment with every release that lies beside its file named by its whole path. */
  static Experiment located(Experiment experiment, Path folder) {
    Map<String, Experiment.Scenario> scenarios = new LinkedHashMap<>();
    experiment
        .scenarios()
        .forEach(
            (name, scenario) ->
                scenarios.put(
                    name,
                    new Experiment.Scenario(
                        scenario.release().map(release -> located(release, folder)),
                        scenario.exit())));
    return experiment.with(located(experiment.baseline(), folder), scenarios);
  }

  private static String located(String release, Path folder) {
    return Optional.of(folder.resolve(release))
        .filter(Files::isRegularFile)
        .map(file -> file.toAbsolutePath().normalize().toString())
        .orElse(release);
  }
}
