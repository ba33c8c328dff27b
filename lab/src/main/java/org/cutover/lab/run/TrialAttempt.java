package org.cutover.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.PlannedTrial;

/** Makes one attempt at a trial. */
@FunctionalInterface
public interface TrialAttempt {
  /**
   * Runs a trial and leaves its files in a folder.
   *
   * @param times the course of the trial
   * @param progress how far the experiment is, for the status line
   */
  TrialOutcome run(
      PlannedTrial trial, Experiment.Times times, int attempt, Path folder, String progress)
      throws IOException, InterruptedException;
}
