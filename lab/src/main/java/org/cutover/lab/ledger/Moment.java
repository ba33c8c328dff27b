package org.cutover.lab.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * A moment of a deployment.
 *
 * @param step whose line in the journal it counts from
 * @param after how long after that line
 */
public record Moment(StepName step, Duration after) {
  /** Whether it counts from this line of the journal. */
  boolean countsFrom(JsonNode line, String event) {
    return line.path("event").asText().equals(event) && StepName.of(line).equals(step);
  }

  @Override
  public String toString() {
    return after.isZero() ? step.toString() : step + "+" + after.toMillis() + "ms";
  }
}
