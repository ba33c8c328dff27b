package org.cutover.lab.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of one attempt at a trial.
 *
 * @param json everything that {@code trial.json} keeps; its {@code row} goes into {@code
 *     trials.csv}
 * @param reasons why it does not count; empty if it does
 * @param summary the result in half a line, for the person who watches
 * @param tooLong how long its deployment took, if it outlived the hold
 */
public record TrialOutcome(
    JsonNode json, List<String> reasons, String summary, Optional<Duration> tooLong) {
  /** Copies the reasons. */
  public TrialOutcome {
    reasons = List.copyOf(reasons);
  }

  /** An attempt whose deployment, if it had one, ended within the hold. */
  public TrialOutcome(JsonNode json, List<String> reasons, String summary) {
    this(json, reasons, summary, Optional.empty());
  }

  /** Whether it counts. */
  public boolean valid() {
    return reasons.isEmpty();
  }
}
