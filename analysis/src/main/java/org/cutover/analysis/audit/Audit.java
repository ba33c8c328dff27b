package org.cutover.analysis.audit;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.cutover.analysis.archive.CellKey;
import org.cutover.common.CutoverException;

/** Finds what does not add up in an archive. */
public final class Audit {
  private Audit() {}

  /**
   * Audits an archive; the same archive gives the same list under any locale.
   *
   * @param directory the archive; printed tables are audited where it has them
   * @return what was found, the surest first, then by table, cell, run and column
   * @throws CutoverException with exit code 5 if the archive is broken, 2 if there is none
   */
  public static List<AuditFinding> of(Path directory) {
    return of(AuditSubjectReader.read(directory), AuditCatalogue.all());
  }

  static List<AuditFinding> of(AuditSubject subject, List<AuditCheck> checks) {
    return checks.stream()
        .flatMap(check -> check.findings(subject).stream())
        .distinct()
        .sorted(order(subject.archive().experiment().cells()))
        .toList();
  }

  private static Comparator<AuditFinding> order(List<CellKey> cells) {
    return Comparator.comparing(AuditFinding::kind)
        .thenComparing(AuditFinding::table)
        .thenComparingInt(finding -> finding.cell().map(cells::indexOf).orElse(-1))
        .thenComparingInt(finding -> finding.run().orElse(0))
        .thenComparing(AuditFinding::column)
        .thenComparing(AuditFinding::printed)
        .thenComparing(AuditFinding::explanation);
  }
}
