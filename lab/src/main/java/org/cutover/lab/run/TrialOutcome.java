package org.cutover.lab.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What came of one attempt at a trial.
 *
 * @param json everything that {@code trial.json} keeps; its {@code row} goes into {@code
 *     trials.csv}
 * @param reasons why it does not count; empty if it does
 * @param summary the result in half a line, for the person who watches
 */
public record TrialOutcome(JsonNode json, List<String> reasons, String summary) {
  /** Copies the reasons. */
  public TrialOutcome {
    reasons = List.copyOf(reasons);
  }

  /** Whether it counts. */
  public boolean valid() {
    return reasons.isEmpty();
  }
}
