package org.cutover.lab.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What one run came to: a line of the results.
 *
 * @param number of the run, from 1
 * @param time when it ended
 * @param made by which program, on which machine
 * @param seed of the run
 * @param done what was done to the deployment, as the text of a case
 * @param switching the way in which traffic was told to move; empty for the deployer's own choice
 * @param deployed what became of the deployment
 * @param proven what the ledger proved
 * @param seconds that the run took
 * @param kept the folder of what was kept of it, relative to the results; empty if nothing was
 */
public record RunResult(
    int number,
    Instant time,
    Origin made,
    long seed,
    String done,
    String switching,
    Deployed deployed,
    Proven proven,
    double seconds,
    String kept) {

  /**
   * Where a result comes from.
   *
   * @param commit of the program
   * @param dirty whether its sources differ from that commit
   * @param machine facts of the machine
   */
  public record Origin(String commit, boolean dirty, JsonNode machine) {}

  /**
   * What became of a deployment.
   *
   * @param struck whether the moment came at which something was to be done to it
   * @param exits of every process that took part, in the order of their ends, such as {@code deploy
   *     137}
   * @param outcome what serves afterwards: {@code deployed}, {@code unchanged} or {@code neither}
   * @param longestHoldMs for which requests were held, if the journal says it
   * @param problems why it did not end well; empty if it did
   * @param steps that its journal had planned
   * @param undone steps that its journal says were undone
   */
  public record Deployed(
      boolean struck,
      List<String> exits,
      String outcome,
      OptionalLong longestHoldMs,
      List<String> problems,
      List<StepName> steps,
      List<StepName> undone) {
    /** Copies the lists. */
    public Deployed {
      exits = List.copyOf(exits);
      problems = List.copyOf(problems);
      steps = List.copyOf(steps);
      undone = List.copyOf(undone);
    }

    /** Of a deployment that has not been. */
    static Deployed never() {
      return new Deployed(
          false, List.of(), "", OptionalLong.empty(), List.of(), List.of(), List.of());
    }
  }

  /** What a run comes to. */
  public enum Verdict {
    /** No answer contradicts what was acknowledged, and no row is missing. */
    CLEAN,
    /** At least one does, or is. */
    CONTRADICTED,
    /** The final read is missing. */
    UNKNOWN
  }

  /**
   * What was proven.
   *
   * @param counts of writes, reads and the like, by name
   * @param anomalies how often each was seen, by name
   * @param contradictions answers that contradict, of the final read too
   * @param contradictionsAtEnd those of the final read
   * @param startingRowsWrong rows of the starting point that are missing afterwards or differ
   */
  public record Proven(
      Verdict verdict,
      Map<String, Long> counts,
      Map<String, Long> anomalies,
      long contradictions,
      long contradictionsAtEnd,
      int startingRowsWrong) {
    /** Copies the maps, sorted. */
    public Proven {
      counts = new LinkedHashMap<>(counts);
      anomalies = new TreeMap<>(anomalies);
    }
  }

  /** The word of the kind of the case. */
  public String kind() {
    int at = done.indexOf('@');
    return at < 0 ? done : done.substring(0, at);
  }

  /** Whether nothing is contradicted and the deployment ended well. */
  public boolean good() {
    return proven.verdict() == Verdict.CLEAN && deployed.problems().isEmpty();
  }

  /** Requests that failed though nothing was done to what users need. */
  long needlesslyFailed() {
    boolean reachable = Kind.of(kind()).filter(Kind::hurtsUsers).isEmpty();
    return reachable ? proven.counts().getOrDefault("failed", 0L) : 0;
  }

  /** Whether there is something in it that somebody wants to look into. */
  boolean remarkable() {
    return !good() || needlesslyFailed() > 0;
  }

  /** The same result, with the folder of what was kept of the run. */
  RunResult kept(String where) {
    return new RunResult(
        number, time, made, seed, done, switching, deployed, proven, seconds, where);
  }

  /** The line. */
  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("schema", 1)
            .put("run", number)
            .put("time", time.toString())
            .put("commit", made.commit())
            .put("dirty", made.dirty());
    json.set("machine", made.machine());
    json.put("seed", seed)
        .put("case", done)
        .put("switch", switching)
        .put("struck", deployed.struck())
        .put("outcome", deployed.outcome());
    deployed.longestHoldMs().ifPresent(ms -> json.put("longest_hold_ms", ms));
    words(json.putArray("exits"), deployed.exits());
    words(json.putArray("problems"), deployed.problems());
    words(json.putArray("steps"), deployed.steps());
    words(json.putArray("undone"), deployed.undone());
    json.put("verdict", proven.verdict().name().toLowerCase(Locale.ROOT))
        .put("contradictions", proven.contradictions())
        .put("contradictions_at_end", proven.contradictionsAtEnd())
        .put("starting_rows_wrong", proven.startingRowsWrong());
    proven.counts().forEach(json.putObject("counts")::put);
    proven.anomalies().forEach(json.putObject("anomalies")::put);
    return json.put("seconds", seconds).put("kept", kept);
  }

  private static void words(ArrayNode array, List<?> words) {
    words.forEach(word -> array.add(word.toString()));
  }

  /** The result of a line. */
  static RunResult of(JsonNode json) {
    return new RunResult(
        json.path("run").asInt(),
        Instant.parse(json.path("time").asText()),
        new Origin(
            json.path("commit").asText(), json.path("dirty").asBoolean(), json.path("machine")),
        json.path("seed").asLong(),
        json.path("case").asText(),
        json.path("switch").asText(),
        new Deployed(
            json.path("struck").asBoolean(),
            words(json.path("exits")),
            json.path("outcome").asText(),
            json.has("longest_hold_ms")
                ? OptionalLong.of(json.path("longest_hold_ms").asLong())
                : OptionalLong.empty(),
            words(json.path("problems")),
            words(json.path("steps")).stream().map(StepName::parse).toList(),
            words(json.path("undone")).stream().map(StepName::parse).toList()),
        new Proven(
            Verdict.valueOf(json.path("verdict").asText().toUpperCase(Locale.ROOT)),
            numbers(json.path("counts")),
            numbers(json.path("anomalies")),
            json.path("contradictions").asLong(),
            json.path("contradictions_at_end").asLong(),
            json.path("starting_rows_wrong").asInt()),
        json.path("seconds").asDouble(),
        json.path("kept").asText());
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Map<String, Long> numbers(JsonNode object) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    object.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
    return numbers;
  }
}
