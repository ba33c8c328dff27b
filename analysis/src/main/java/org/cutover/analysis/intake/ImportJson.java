package org.cutover.analysis.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** {@code import.json}: which files an archive was made from, and what was left out of them. */
final class ImportJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ImportJson() {}

  static String of(List<ImportResult.ImportedFile> files) throws IOException {
    ObjectNode json = MAPPER.createObjectNode().put("schema", 1);
    ArrayNode list = json.putArray("files");
    for (ImportResult.ImportedFile file : files) {
      ObjectNode node =
          list.addObject()
              .put("file", file.name())
              .put("sha256", file.sha256())
              .put("format", file.format().word())
              .put("delimiter", String.valueOf(file.delimiter()))
              .put("header", file.header())
              .put("rows", file.rows())
              .put("malformed", file.malformed());
      file.malformedLines().forEach(node.putArray("malformed_lines")::add);
      file.trials().forEach(node.putArray("trials")::add);
      file.notes().forEach(node.putArray("notes")::add);
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }
}
