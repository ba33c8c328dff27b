package org.cutover.analysis.audit;

import java.util.List;
import java.util.stream.Stream;
import org.cutover.analysis.audit.AuditFinding.Kind;

/**
 * Taurus keeps response times in an HdrHistogram of three significant digits, whose maxima are the
 * upper ends of its buckets: 2048 buckets, each twice as wide where times are twice as long. Where
 * all long maxima of an archive are such ends, one that is not was not measured so.
 */
final class HistogramCheck implements AuditCheck {
  private static final String COLUMN = "max_ms";
  private static final long BUCKETS = 2048;

  /** By chance a time is the end of a bucket of four or more with at most a quarter's odds. */
  private static final long TELLING_WIDTH = 4;

  private static final int ENOUGH = 10;
  private static final double NEARLY_ALL = 0.9;

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<PrintedRow> whole =
        subject.rows().stream()
            .filter(row -> row.value(COLUMN).stripTrailingZeros().scale() <= 0)
            .toList();
    List<PrintedRow> telling =
        whole.stream().filter(row -> width(max(row)) >= TELLING_WIDTH).toList();
    long ends = telling.stream().filter(row -> isEnd(max(row))).count();
    if (telling.size() < ENOUGH || ends < NEARLY_ALL * telling.size()) {
      return List.of();
    }
    return whole.stream()
        .filter(row -> !isEnd(max(row)))
        .flatMap(row -> Stream.of(finding(row)))
        .toList();
  }

  private static AuditFinding finding(PrintedRow row) {
    long width = width(max(row));
    long end = max(row) / width * width + width - 1;
    return AuditFinding.in(
        row,
        Kind.DOUBTFUL,
        COLUMN,
        end - width + " or " + end,
        "the other maxima are ends of a histogram's buckets, here of %s ms; this one is none"
            .formatted(width));
  }

  private static long max(PrintedRow row) {
    return row.value(COLUMN).longValue();
  }

  private static boolean isEnd(long value) {
    return (value + 1) % width(value) == 0;
  }

  private static long width(long value) {
    long width = 1;
    while (value / width >= BUCKETS) {
      width *= 2;
    }
    return width;
  }
}
