package org.cutover.analysis.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** The printed tables 4.x hold the means of the rows, and the same numbers as the average rows. */
final class MeansCheck implements AuditCheck {
  private static final String VALUE = AuditSubject.VALUE;

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    return subject.published().stream().flatMap(row -> findings(subject, row)).toList();
  }

  private static Stream<AuditFinding> findings(AuditSubject subject, PrintedRow row) {
    Optional<String> column = PublishedTables.meansOf(row.table());
    if (column.isEmpty()) {
      return Stream.empty();
    }
    Means means = means(subject, row, column.get());
    if (!means.known()) {
      return Stream.empty();
    }
    List<PrintedRow> table = PublishedTables.of(subject, row.table());
    int decimals = AuditSubject.decimals(table, VALUE);
    if (row.text(VALUE).isEmpty()) {
      return Stream.of(means.missing(row, VALUE, decimals));
    }
    return Stream.concat(
        means.finding(row, VALUE, decimals, others(subject, row, column.get())),
        averages(subject, row, column.get()));
  }

  private static Means means(AuditSubject subject, PrintedRow row, String column) {
    return new Means(subject.rowsOf(row), column, AuditSubject.decimals(subject.rows(), column));
  }

  private static List<Slip.Alternative> others(
      AuditSubject subject, PrintedRow row, String column) {
    return PublishedTables.of(subject, row.table()).stream()
        .filter(other -> !other.sameCell(row))
        .filter(other -> means(subject, other, column).known())
        .map(
            other ->
                new Slip.Alternative(
                    "is what should stand at " + other.cell(),
                    means(subject, other, column).exact()))
        .toList();
  }

  /** Two printed numbers of one thing; which of them is wrong, the rows say. */
  private static Stream<AuditFinding> averages(
      AuditSubject subject, PrintedRow row, String column) {
    PrintedNumber here = row.number(VALUE).orElseThrow();
    return subject.averages().stream()
        .filter(row::sameCell)
        .filter(average -> average.number(column).isPresent())
        .filter(average -> differ(here, average.number(column).get()))
        .map(
            average ->
                AuditFinding.in(
                    row,
                    Kind.WRONG,
                    VALUE,
                    average.text(column),
                    "the average row of %s has another number for the same mean"
                        .formatted(average.table())));
  }

  private static boolean differ(PrintedNumber one, PrintedNumber other) {
    return !one.roundsFrom(other.value()) && !other.roundsFrom(one.value());
  }
}
