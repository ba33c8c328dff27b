package org.cutover.lab.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A step of a deployment, as its journal names it.
 *
 * @param target what it is about; empty for the whole deployment
 */
public record StepName(String step, String target) {
  /** The step of a line of the journal. */
  static StepName of(JsonNode line) {
    return new StepName(line.path("step").asText(), line.path("target").asText());
  }

  /** The step of a text, such as {@code stop old/C}. */
  static StepName parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new StepName(text, "")
        : new StepName(text.substring(0, slash), text.substring(slash + 1));
  }

  /** The steps that a journal has an event of, each once, in the journal's order. */
  static List<StepName> with(String event, List<JsonNode> journal) {
    return journal.stream()
        .filter(line -> line.path("event").asText().equals(event))
        .map(StepName::of)
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return target.isEmpty() ? step : step + "/" + target;
  }
}
