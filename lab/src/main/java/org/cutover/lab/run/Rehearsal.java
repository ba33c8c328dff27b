package org.cutover.lab.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.cutover.lab.experiment.Cell;

/**
 * A deployment before the first trial, made to see how long it takes.
 *
 * @param cell the deployment and the level of the load that it was made under
 * @param reset how long the lab took to get back to its starting point before
 * @param took from the start of the deployer's process to the last line of its journal
 * @param result what its journal says it ended with
 * @param reasons why a trial with this deployment would not count, but for its hold
 * @param json everything that was seen, as a trial keeps it
 */
public record Rehearsal(
    Cell cell, Duration reset, Duration took, String result, List<String> reasons, JsonNode json) {
  /** Copies the reasons. */
  public Rehearsal {
    reasons = List.copyOf(reasons);
  }

  /** Whether the deployment ended as its scenario says. */
  public boolean asExpected() {
    return reasons.isEmpty();
  }
}
