package org.cutover.analysis.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Reads from {@code import.json} what a reader of an imported archive's results should know. */
final class ImportNotes {
  private static final int SHOWN_FILES = 20;

  private ImportNotes() {}

  /**
   * A warning for each file of which rows were skipped; none for an archive that was not imported.
   *
   * @throws CutoverException with exit code 5 if the file is no JSON
   */
  static List<String> warnings(Path archive) {
    Path file = archive.resolve("import.json");
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    for (JsonNode source : read(file).path("files")) {
      long malformed = source.path("malformed").asLong();
      if (malformed > 0) {
        warnings.add(warning(source, malformed));
      }
    }
    int rest = warnings.size() - SHOWN_FILES;
    if (rest > 0) {
      warnings.subList(SHOWN_FILES, warnings.size()).clear();
      warnings.add("malformed rows of " + rest + " more files were skipped: see skipped.csv");
    }
    return warnings;
  }

  private static String warning(JsonNode source, long malformed) {
    List<String> lines = new ArrayList<>();
    source.path("malformed_lines").forEach(line -> lines.add(line.asText()));
    long rest = malformed - lines.size();
    return malformed
        + (malformed == 1 ? " malformed row of " : " malformed rows of ")
        + source.path("file").asText()
        + (malformed == 1 ? " was" : " were")
        + " skipped on import: "
        + (malformed == 1 ? "line " : "lines ")
        + String.join(", ", lines)
        + (rest > 0 ? " and " + rest + " more" : "")
        + " (skipped.csv says why)";
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, file + ": is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
