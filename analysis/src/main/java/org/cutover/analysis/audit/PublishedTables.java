package org.cutover.analysis.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the study's printed tables of means and of p-values are about. */
final class PublishedTables {
  private static final Map<String, String> MEANS =
      Map.of("4.1", ErrorRateCheck.RATE, "4.2", "avg_ms", "4.3", "max_ms");
  private static final Map<String, String> P_VALUES =
      Map.of("5.1", ErrorRateCheck.RATE, "5.2", "avg_ms", "5.3", "max_ms");

  private PublishedTables() {}

  /** The column of {@code trials.csv} that a table of means is made of. */
  static Optional<String> meansOf(String table) {
    return Optional.ofNullable(MEANS.get(table));
  }

  /** The column of {@code trials.csv} that a table of p-values is made of. */
  static Optional<String> testsOf(String table) {
    return Optional.ofNullable(P_VALUES.get(table));
  }

  /** The values of one table. */
  static List<PrintedRow> of(AuditSubject subject, String table) {
    return subject.published().stream().filter(row -> row.table().equals(table)).toList();
  }
}
