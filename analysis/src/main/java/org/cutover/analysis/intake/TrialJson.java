package org.cutover.analysis.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** {@code trial.json} of a trial that was taken in: what is known of it beside its samples. */
final class TrialJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TrialJson() {}

  static String of(TrialName trial, Source source, Map<String, String> row, Tally tally)
      throws IOException {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("schema", 1)
            .put("trial", trial.id())
            .put("block", trial.run())
            .put("level", trial.cell().level())
            .put("scenario", trial.cell().scenario())
            .put("deployer", trial.cell().deployer())
            .put("imported_from", source.shown());
    ObjectNode errors = json.putObject("errors_by_class");
    tally.errorsByClass().forEach(errors::put);
    ObjectNode values = json.putObject("row");
    row.forEach(values::put);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }
}
