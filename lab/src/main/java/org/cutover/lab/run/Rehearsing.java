package org.cutover.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.cutover.lab.experiment.Cell;

/** Does on a lab what comes before the first trial of a run. */
public interface Rehearsing {
  /**
   * Drives the highest level's load until response times no longer fall.
   *
   * @param limit after which it ends in any case
   */
  WarmUp warmUp(Duration limit) throws IOException, InterruptedException;

  /**
   * Makes a deployment under load, which lasts as long as the deployment does.
   *
   * @param folder takes its journal, samples and logs
   */
  Rehearsal rehearse(Cell cell, Path folder) throws IOException, InterruptedException;
}
