package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cutover.analysis.audit.AuditFinding.Kind;

/**
 * Maxima that stand at a timeout of the request, or that keep returning to one time, were probably
 * cut off there: the true ones are not known.
 */
final class TimeoutCheck implements AuditCheck {
  private static final String COLUMN = "max_ms";

  /** How far after a full second a time that a timer gave may be recorded: this share of it. */
  private static final double LATE = 0.002;

  private static final long LATE_MILLIS = 20;

  private static final int CLUSTER = 3;
  private static final double SHARE = 0.3;
  private static final long SHORTEST_TIMEOUT_MILLIS = 1000;

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    for (List<PrintedRow> cell : subject.cells()) {
      Optional<AuditFinding> planned = planned(cell, subject.timeouts());
      planned.or(() -> cluster(cell)).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<AuditFinding> planned(
      List<PrintedRow> cell, List<PlannedTimeout> timeouts) {
    return timeouts.stream()
        // Where both are the same, the one for the answer stays first.
        .sorted(Comparator.comparingLong(PlannedTimeout::millis).reversed())
        .flatMap(
            timeout -> {
              long at = cell.stream().filter(row -> reached(row, timeout)).count();
              return at == 0
                  ? java.util.stream.Stream.empty()
                  : java.util.stream.Stream.of(
                      note(
                          cell,
                          "%s of %s maxima are at or above the %s of %s ms: the true ones are cut"
                                  .formatted(at, cell.size(), timeout.name(), timeout.millis())
                              + " off"));
            })
        .findFirst();
  }

  private static boolean reached(PrintedRow row, PlannedTimeout timeout) {
    BigDecimal max = row.value(COLUMN);
    boolean atLeast = max.compareTo(BigDecimal.valueOf(timeout.millis())) >= 0;
    // An answer may come long after the time to connect: only one just there looks cut off by it.
    return atLeast
        && (!timeout.name().equals(PlannedTimeout.CONNECT)
            || max.longValue() - timeout.millis() <= lateness(timeout.millis()));
  }

  private static Optional<AuditFinding> cluster(List<PrintedRow> cell) {
    Map<Long, List<Long>> bySecond =
        cell.stream()
            .map(row -> row.value(COLUMN).longValue())
            .filter(max -> max >= SHORTEST_TIMEOUT_MILLIS && late(max))
            .collect(Collectors.groupingBy(max -> max / 1000, TreeMap::new, Collectors.toList()));
    return bySecond.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().size() >= CLUSTER
                    && entry.getValue().size() >= SHARE * cell.size())
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .map(
            entry ->
                note(
                    cell,
                    String.format(
                        Locale.ROOT,
                        "%d of %d maxima are just after %d s: they look cut off at a timeout,"
                            + " and the true ones are not known",
                        entry.getValue().size(),
                        cell.size(),
                        entry.getKey())));
  }

  private static boolean late(long max) {
    return max % 1000 <= lateness(max);
  }

  private static double lateness(long millis) {
    return Math.max(LATE_MILLIS, LATE * millis);
  }

  private static AuditFinding note(List<PrintedRow> cell, String words) {
    return AuditFinding.ofCell(cell.get(0), Kind.NOTE, COLUMN, "", words);
  }
}
