package org.cutover.analysis.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** Two runs hardly have the same numbers: a row, or a part of it, may have been copied. */
final class RepeatedRowCheck implements AuditCheck {
  private static final List<String> COPIED =
      List.of("samples", "avg_ms", "min_ms", "max_ms", "throughput_rps", "errors");

  /** Two columns that go together and are otherwise different in every run. */
  private static final List<String> PART = List.of("samples", "throughput_rps");

  private static final int ENOUGH_RUNS = 4;

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    for (List<PrintedRow> cell : subject.cells()) {
      for (int i = 1; i < cell.size(); i++) {
        for (int j = 0; j < i; j++) {
          finding(cell.get(i), cell.get(j), cell).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<AuditFinding> finding(
      PrintedRow row, PrintedRow earlier, List<PrintedRow> cell) {
    String run = "run " + earlier.run().orElseThrow();
    if (same(row, earlier, COPIED)) {
      return Optional.of(
          AuditFinding.in(
              row, Kind.DOUBTFUL, "avg_ms", "", "all numbers of the row are those of " + run));
    }
    boolean rare =
        cell.size() >= ENOUGH_RUNS
            && PART.stream().allMatch(column -> distinct(cell, column) == cell.size() - 1);
    if (rare && same(row, earlier, PART)) {
      return Optional.of(
          AuditFinding.in(
              row,
              Kind.NOTE,
              "samples",
              "",
              "samples and throughput are both those of %s; no other two runs share either"
                  .formatted(run)));
    }
    return Optional.empty();
  }

  private static boolean same(PrintedRow one, PrintedRow other, List<String> columns) {
    return columns.stream().allMatch(column -> one.text(column).equals(other.text(column)));
  }

  private static long distinct(List<PrintedRow> rows, String column) {
    return rows.stream().map(row -> row.text(column)).distinct().count();
  }
}
