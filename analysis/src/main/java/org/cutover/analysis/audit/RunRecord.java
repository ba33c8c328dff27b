package org.cutover.analysis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.JsonLines;

/**
 * What a run of ours left beside its rows.
 *
 * @param manifest the lines of {@code manifest.jsonl}; empty where there is none
 * @param torn whether its last line is not whole
 * @param folders the folders of the trials by name; empty where the archive has no {@code trials/}
 */
record RunRecord(Optional<List<Event>> manifest, boolean torn, Optional<List<Folder>> folders) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * A line of the manifest.
   *
   * @param word what happened, such as {@code valid}
   * @param trial the trial's id
   * @param attempt which attempt; 0 where the line names none
   */
  record Event(String word, String trial, int attempt) {}

  /**
   * A folder under {@code trials/}.
   *
   * @param name its name
   * @param json its {@code trial.json}; empty if it cannot be read
   */
  record Folder(String name, Optional<JsonNode> json) {
    /** Whether a run has not finished it. */
    boolean partial() {
      return name.startsWith(".partial-");
    }

    /** Whether its trial does not count. */
    boolean isVoid() {
      return name.matches(".*-void\\d+");
    }

    /** Whether its trial counts. */
    boolean counts() {
      return !partial() && !isVoid();
    }

    /** The trial whose void attempt it holds. */
    String voidOf() {
      return name.replaceFirst("-void\\d+$", "");
    }
  }

  /** Reads manifest and trial folders, where the archive has either. */
  static Optional<RunRecord> read(Path directory) {
    Path manifest = directory.resolve("manifest.jsonl");
    Path trials = directory.resolve("trials");
    if (!Files.exists(manifest) && !Files.isDirectory(trials)) {
      return Optional.empty();
    }
    try {
      Optional<JsonLines.Contents> lines =
          Files.exists(manifest) ? Optional.of(JsonLines.read(manifest)) : Optional.empty();
      return Optional.of(
          new RunRecord(
              lines.map(contents -> contents.lines().stream().map(RunRecord::event).toList()),
              lines.map(JsonLines.Contents::torn).orElse(false),
              Files.isDirectory(trials) ? Optional.of(folders(trials)) : Optional.empty()));
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, directory + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The folders whose trials count. */
  List<Folder> counted() {
    return folders.orElse(List.of()).stream().filter(Folder::counts).toList();
  }

  private static Event event(JsonNode line) {
    return new Event(
        line.path("event").asText(), line.path("trial").asText(), line.path("attempt").asInt());
  }

  private static List<Folder> folders(Path trials) throws IOException {
    List<Folder> folders = new ArrayList<>();
    try (Stream<Path> entries = Files.list(trials)) {
      for (Path folder : entries.filter(Files::isDirectory).sorted().toList()) {
        folders.add(new Folder(folder.getFileName().toString(), json(folder)));
      }
    }
    return folders;
  }

  /** A trial's file that is absent or no JSON is for a check to report, with all the others. */
  private static Optional<JsonNode> json(Path folder) {
    try {
      JsonNode node = MAPPER.readTree(Files.readString(folder.resolve("trial.json")));
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
