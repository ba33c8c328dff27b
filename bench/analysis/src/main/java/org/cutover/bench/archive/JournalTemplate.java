package org.cutover.bench.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A deployer's journal as a real deployment wrote it, with times from its start ({@code at}, in
 * milliseconds) in place of the day's. It is laid at another day and stretched to another length.
 */
final class JournalTemplate {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String LENGTH = "ms";

  private final List<ObjectNode> events;
  private final long length;

  private JournalTemplate(List<ObjectNode> events) {
    this.events = List.copyOf(events);
    this.length = events.get(events.size() - 1).path("at").asLong();
  }

  /** The journal of a scenario's deployment. */
  static JournalTemplate of(String scenario) throws IOException {
    List<ObjectNode> events = new ArrayList<>();
    try (InputStream in = JournalTemplate.class.getResourceAsStream(scenario + ".jsonl");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add((ObjectNode) MAPPER.readTree(line));
      }
    }
    return new JournalTemplate(events);
  }

  /**
   * The journal's lines for a deployment.
   *
   * @param start when it begins, in epoch milliseconds
   * @param millis how long it takes
   */
  List<ObjectNode> lines(String deployment, long start, long millis) {
    return events.stream().map(event -> line(event, deployment, start, millis)).toList();
  }

  private ObjectNode line(ObjectNode event, String deployment, long start, long millis) {
    ObjectNode detail = event.path("detail").deepCopy();
    if (detail.has(LENGTH)) {
      detail.put(LENGTH, stretched(detail.path(LENGTH), millis));
    }
    long at = start + stretched(event.path("at"), millis);
    ObjectNode line = MAPPER.createObjectNode();
    line.put("schema", 1).put("time", Time.text(at)).put("deployment", deployment);
    for (String key : List.of("phase", "step", "target", "event")) {
      line.set(key, event.get(key));
    }
    return line.set("detail", detail);
  }

  private long stretched(JsonNode time, long millis) {
    return time.asLong() * millis / length;
  }
}
