package org.cutover.deployer.smoke;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.cutover.deployer.release.Release;

/** Holds a JSON body against the demands of a smoke test. Pure. */
final class JsonChecks {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SHOWN = 120;

  private JsonChecks() {}

  /** What the body fails in: expected and got; empty if it is right. */
  static Optional<String> failure(JsonNode body, Release.JsonCheck check) {
    JsonNode found = body.at(JsonPointer.compile(check.pointer()));
    String place = check.pointer().isEmpty() ? "the body" : check.pointer();
    String got = found.isMissingNode() ? "nothing" : shortened(found.toString());
    if (check.exists().isPresent() && check.exists().get() == found.isMissingNode()) {
      String wanted = check.exists().get() ? "a value" : "no value";
      return Optional.of("expected " + wanted + " at " + place + ", got " + got);
    }
    if (check.size().isPresent()
        && !(found.isContainerNode() && found.size() == check.size().get())) {
      String size = found.isContainerNode() ? found.size() + " members" : got;
      return Optional.of(
          "expected " + check.size().get() + " members at " + place + ", got " + size);
    }
    Optional<JsonNode> wanted = check.equalTo().map(JsonChecks::node);
    if (wanted.isPresent() && !equal(wanted.get(), found)) {
      return Optional.of(
          "expected " + shortened(wanted.get().toString()) + " at " + place + ", got " + got);
    }
    return Optional.empty();
  }

  private static JsonNode node(Object plain) {
    return MAPPER.valueToTree(plain instanceof Optional<?> none ? none.orElse(null) : plain);
  }

  private static boolean equal(JsonNode wanted, JsonNode found) {
    return wanted.equals(JsonChecks::compare, found);
  }

  /** Numbers are equal by value: 1 and 1.0 are the same. */
  private static int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    return a.equals(b) ? 0 : 1;
  }

  static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
