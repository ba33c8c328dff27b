package org.cutover.analysis.builds;

import java.util.List;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Trial;

/**
 * A build of a deployer, as the trials of an archive show it.
 *
 * @param name what people call it here
 * @param archive where its trials are
 * @param deployer its name in that archive; empty where the archive names none
 */
public record Build(String name, Archive archive, String deployer) {
  /** Its trials in one cell, or those without a deployment. */
  List<Trial> trials(String level, String scenario) {
    return archive.trials(new CellKey(level, scenario, deployer));
  }

  /** How many trials stand behind it, those without a deployment included. */
  public long trials() {
    return archive.trials().stream()
        .filter(trial -> trial.cell().isControl() || trial.cell().deployer().equals(deployer))
        .count();
  }
}
