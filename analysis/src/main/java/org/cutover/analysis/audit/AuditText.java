package org.cutover.analysis.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** Findings for people: a line each, and how many there are. */
public final class AuditText {
  private AuditText() {}

  /** The lines. */
  public static List<String> lines(List<AuditFinding> findings) {
    List<String> lines = new ArrayList<>(findings.stream().map(AuditText::line).toList());
    lines.add(
        findings.isEmpty()
            ? "Everything adds up."
            : "%s wrong, %s doubtful, %s to be noted"
                .formatted(
                    count(findings, Kind.WRONG),
                    count(findings, Kind.DOUBTFUL),
                    count(findings, Kind.NOTE)));
    return lines;
  }

  private static long count(List<AuditFinding> findings, Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }

  private static String line(AuditFinding finding) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%-9s", finding.kind().word())).append(finding.table());
    finding.cell().ifPresent(cell -> line.append(' ').append(cell));
    if (finding.run().isPresent()) {
      line.append(" run ").append(finding.run().getAsInt());
    }
    if (!finding.column().isEmpty()) {
      line.append(' ').append(finding.column());
    }
    if (!finding.printed().isEmpty()) {
      line.append(", printed ").append(finding.printed());
    }
    if (!finding.recomputed().isEmpty()) {
      line.append(", recomputed ").append(finding.recomputed());
    }
    return line.append(": ").append(finding.explanation()).toString();
  }
}
