package org.cutover.analysis.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Findings for machines: a list of objects. Numbers stand as they are printed, in quotes; what does
 * not apply is null, and an empty {@code printed} is an empty place.
 */
public final class AuditJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AuditJson() {}

  /** The text, the same bytes for the same findings, with a line break at its end. */
  public static String of(List<AuditFinding> findings) {
    ArrayNode list = MAPPER.createArrayNode();
    findings.forEach(finding -> fill(list.addObject(), finding));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(list) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(ObjectNode node, AuditFinding finding) {
    node.put("kind", finding.kind().word()).put("table", finding.table());
    node.put("level", finding.cell().map(cell -> cell.level()).orElse(null));
    node.put("scenario", finding.cell().map(cell -> cell.scenario()).orElse(null));
    node.put(
        "deployer",
        finding.cell().map(cell -> cell.deployer()).filter(d -> !d.isEmpty()).orElse(null));
    if (finding.run().isPresent()) {
      node.put("run", finding.run().getAsInt());
    } else {
      node.putNull("run");
    }
    node.put("column", finding.column().isEmpty() ? null : finding.column());
    node.put("printed", finding.printed());
    node.put("recomputed", finding.recomputed().isEmpty() ? null : finding.recomputed());
    node.put("explanation", finding.explanation());
  }
}
