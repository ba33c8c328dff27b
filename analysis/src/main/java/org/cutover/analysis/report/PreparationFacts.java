package org.cutover.analysis.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.common.JsonLines;

/** What {@code preparation.jsonl} says of what came before an archive's first trial. */
final class PreparationFacts {
  private PreparationFacts() {}

  /** A fact per line that a reader has to know; of several runs, all of them. */
  static List<Provenance.Fact> of(Path file) throws IOException {
    List<Provenance.Fact> facts = new ArrayList<>();
    if (Files.exists(file)) {
      for (JsonNode line : JsonLines.read(file).lines()) {
        switch (line.path("event").asText()) {
          case "warm-up" -> facts.add(new Provenance.Fact("warm-up", warmUp(line)));
          case "rehearsal" -> facts.add(new Provenance.Fact("rehearsal", rehearsal(line)));
          case "hold" -> facts.add(new Provenance.Fact("hold", hold(line)));
          // The policy shows in what became of the hold; what later versions add is theirs.
          default -> {}
        }
      }
    }
    return facts;
  }

  private static String warmUp(JsonNode line) {
    return line.path("steady").asBoolean()
        ? "response times no longer fell after " + seconds(line, "took_ms")
        : "response times still fell at the limit of " + seconds(line, "limit_ms");
  }

  private static String rehearsal(JsonNode line) {
    String deployer = line.path("deployer").asText();
    return "%s%s at %s load: %s in %s"
        .formatted(
            line.path("scenario").asText(),
            deployer.isEmpty() ? "" : " by " + deployer,
            line.path("level").asText(),
            line.path("result").asText(),
            seconds(line, "took_ms"));
  }

  private static String hold(JsonNode line) {
    String before = seconds(line, "before_ms");
    String hold = seconds(line, "hold_ms");
    return "%s%s; the longest deployment took %s (%s) and needs %s"
        .formatted(
            hold,
            hold.equals(before) ? "" : " in place of " + before,
            seconds(line, "longest_ms"),
            line.path("measured_in").asText(),
            seconds(line, "needed_ms"));
  }

  private static String seconds(JsonNode line, String field) {
    return String.format(Locale.ROOT, "%.1f s", line.path(field).asDouble() / 1000);
  }
}
