package org.cutover.analysis.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** Every planned trial has its row, every cell its place in each printed table. */
final class MissingCheck implements AuditCheck {
  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    int planned =
        subject
            .archive()
            .experiment()
            .repetitions()
            .orElseGet(() -> subject.cells().stream().mapToInt(List::size).max().orElse(0));
    for (CellKey cell : subject.archive().experiment().cells()) {
      trials(cell, subject.rows(cell), planned).ifPresent(findings::add);
    }
    throughputs(subject).ifPresent(findings::add);
    findings.addAll(cellsOf("published-averages.csv", subject, subject.averages(), true));
    unknown(subject.averages(), subject).forEach(findings::add);
    unknown(subject.published(), subject).forEach(findings::add);
    subject.published().stream()
        .map(PrintedRow::table)
        .distinct()
        .forEach(
            table -> {
              boolean controls = PublishedTables.testsOf(table).isEmpty();
              List<PrintedRow> rows = PublishedTables.of(subject, table);
              findings.addAll(cellsOf(table, subject, rows, controls));
              rows.stream()
                  .filter(row -> !controls && row.text(AuditSubject.VALUE).isEmpty())
                  .map(MissingCheck::empty)
                  .forEach(findings::add);
            });
    return findings;
  }

  /** Printed rows that nothing can be held to, or that stand twice. */
  private static List<AuditFinding> unknown(List<PrintedRow> printed, AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    for (int i = 0; i < printed.size(); i++) {
      PrintedRow row = printed.get(i);
      if (subject.rowsOf(row).isEmpty()) {
        findings.add(
            AuditFinding.in(row, Kind.DOUBTFUL, "", "", "there are no trials of this cell"));
      }
      boolean again =
          printed.subList(0, i).stream()
              .anyMatch(other -> other.table().equals(row.table()) && other.sameCell(row));
      if (again) {
        findings.add(AuditFinding.in(row, Kind.WRONG, "", "", "this cell stands a second time"));
      }
    }
    return findings;
  }

  private static AuditFinding empty(PrintedRow row) {
    return AuditFinding.in(row, Kind.WRONG, AuditSubject.VALUE, "", "is missing");
  }

  private static Optional<AuditFinding> trials(CellKey cell, List<PrintedRow> rows, int planned) {
    if (rows.size() >= planned) {
      return Optional.empty();
    }
    List<Integer> there = rows.stream().map(row -> row.run().orElseThrow()).toList();
    String missing =
        IntStream.rangeClosed(1, planned)
            .filter(run -> !there.contains(run))
            .limit(20)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    String table = rows.isEmpty() ? "trials.csv" : rows.get(0).table();
    return Optional.of(
        new AuditFinding(
            Kind.DOUBTFUL,
            table,
            Optional.of(cell),
            OptionalInt.empty(),
            "run",
            Integer.toString(rows.size()),
            Integer.toString(planned),
            "%s of %s trials are there; no run %s".formatted(rows.size(), planned, missing)));
  }

  /** A source may give no throughput at all, but hardly for some trials only. */
  private static Optional<AuditFinding> throughputs(AuditSubject subject) {
    List<PrintedRow> without =
        subject.rows().stream().filter(row -> row.text("throughput_rps").isEmpty()).toList();
    if (without.isEmpty() || without.size() == subject.rows().size()) {
      return Optional.empty();
    }
    String words = "is missing in %s of %s rows".formatted(without.size(), subject.rows().size());
    return Optional.of(AuditFinding.in(without.get(0), Kind.DOUBTFUL, "throughput_rps", "", words));
  }

  private static List<AuditFinding> cellsOf(
      String table, AuditSubject subject, List<PrintedRow> printed, boolean withControls) {
    if (printed.isEmpty()) {
      return List.of();
    }
    return subject.cells().stream()
        .map(rows -> rows.get(0))
        .filter(row -> withControls || !row.cell().isControl())
        .filter(row -> printed.stream().noneMatch(row::sameCell))
        .map(
            row ->
                new AuditFinding(
                    Kind.WRONG,
                    table,
                    Optional.of(row.cell()),
                    OptionalInt.empty(),
                    "",
                    "",
                    "",
                    "has no line for this cell, though there are trials of it"))
        .toList();
  }
}
