package org.cutover.analysis.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cutover.analysis.archive.CellKey;

/**
 * Something that does not add up.
 *
 * @param kind how sure it is
 * @param table the printed table, such as {@code A.3}, or the file, such as {@code trials.csv}
 * @param cell where in the matrix; empty where that does not apply
 * @param run the run; empty where that does not apply
 * @param column the column; empty where that does not apply
 * @param printed what stands there; empty where nothing does
 * @param recomputed what the rest of the archive says should stand there; empty if it cannot tell
 * @param explanation why, in one sentence without its full stop
 */
public record AuditFinding(
    Kind kind,
    String table,
    Optional<CellKey> cell,
    OptionalInt run,
    String column,
    String printed,
    String recomputed,
    String explanation) {

  /** How sure a finding is. */
  public enum Kind {
    /** It contradicts other numbers of the archive; one of them must be false. */
    WRONG,
    /** It can hardly be true, or is not as the others of its kind are. */
    DOUBTFUL,
    /** It may well be true; a reader should know it. */
    NOTE;

    /** The word that files and people see. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A finding about a place that has no number of its own. */
  static AuditFinding about(Kind kind, String table, String explanation) {
    return new AuditFinding(
        kind, table, Optional.empty(), OptionalInt.empty(), "", "", "", explanation);
  }

  /** A finding about a value of a printed row. */
  static AuditFinding in(
      PrintedRow row, Kind kind, String column, String recomputed, String explanation) {
    return new AuditFinding(
        kind,
        row.table(),
        Optional.of(row.cell()),
        row.run(),
        column,
        row.text(column),
        recomputed,
        explanation);
  }

  /** A finding about a column of a whole cell of the matrix. */
  static AuditFinding ofCell(
      PrintedRow row, Kind kind, String column, String recomputed, String explanation) {
    return new AuditFinding(
        kind,
        row.table(),
        Optional.of(row.cell()),
        OptionalInt.empty(),
        column,
        "",
        recomputed,
        explanation);
  }
}
