package org.cutover.analysis.audit;

import java.util.List;
import java.util.stream.Stream;

/** The average row below a printed table is the mean of the table's rows, in every column. */
final class AveragesCheck implements AuditCheck {
  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    return subject.averages().stream()
        .flatMap(
            average ->
                AuditSubjectReader.AVERAGED.stream()
                    .flatMap(column -> finding(subject, average, column)))
        .toList();
  }

  private static Stream<AuditFinding> finding(
      AuditSubject subject, PrintedRow average, String column) {
    Means means = means(subject, average, column);
    if (!means.known()) {
      return Stream.empty();
    }
    int decimals = AuditSubject.decimals(subject.averages(), column);
    return average.text(column).isEmpty()
        ? Stream.of(means.missing(average, column, decimals))
        : means.finding(average, column, decimals, others(subject, average, column));
  }

  private static Means means(AuditSubject subject, PrintedRow row, String column) {
    return new Means(subject.rowsOf(row), column, AuditSubject.decimals(subject.rows(), column));
  }

  private static List<Slip.Alternative> others(
      AuditSubject subject, PrintedRow average, String column) {
    return subject.averages().stream()
        .filter(other -> !other.sameCell(average))
        .filter(other -> means(subject, other, column).known())
        .map(
            other ->
                new Slip.Alternative(
                    "is what should stand in " + other.table(),
                    means(subject, other, column).exact()))
        .toList();
  }
}
