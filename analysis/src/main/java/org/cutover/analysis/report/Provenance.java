package org.cutover.analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * Where numbers come from.
 *
 * @param sources the files of the archive that hold them
 * @param facts what the archive says of the machine and the program that made it
 */
public record Provenance(List<Source> sources, List<Fact> facts) {
  private static final List<String> SOURCES =
      List.of(
          "trials.csv", "experiment.yml", "environment.json", "preparation.jsonl", "import.json");

  /** Copies the lists. */
  public Provenance {
    sources = List.copyOf(sources);
    facts = List.copyOf(facts);
  }

  /**
   * A file of the archive.
   *
   * @param name relative to the archive
   * @param sha256 of its bytes, in hexadecimal
   */
  public record Source(String name, String sha256) {}

  /**
   * Something that was so.
   *
   * @param name what
   * @param value how
   */
  public record Fact(String name, String value) {}

  /**
   * Looks at an archive.
   *
   * @throws CutoverException with exit code 5 if {@code environment.json} is no JSON
   */
  public static Provenance of(Path archive) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (String name : SOURCES) {
      Path file = archive.resolve(name);
      if (Files.exists(file)) {
        sources.add(new Source(name, sha256(Files.readAllBytes(file))));
      }
    }
    List<Fact> facts = facts(archive.resolve("environment.json"));
    facts.addAll(PreparationFacts.of(archive.resolve("preparation.jsonl")));
    return new Provenance(sources, facts);
  }

  private static List<Fact> facts(Path file) throws IOException {
    List<Fact> facts = new ArrayList<>();
    if (Files.exists(file)) {
      try {
        collect("", new ObjectMapper().readTree(Files.readAllBytes(file)), facts);
      } catch (JsonProcessingException e) {
        throw new CutoverException(
            ExitCode.BROKEN_ARCHIVE, file + ": is no JSON: " + e.getOriginalMessage(), e);
      }
    }
    return facts;
  }

  /** All single values, named by the way to them: whatever was recorded is shown. */
  private static void collect(String name, JsonNode node, List<Fact> facts) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String part = entry.getKey().replace('_', ' ');
        collect(name.isEmpty() ? part : name + ", " + part, entry.getValue(), facts);
      }
    } else if (!node.isNull() && !name.equals("schema")) {
      facts.add(new Fact(name, node.isValueNode() ? node.asText() : node.toString()));
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
