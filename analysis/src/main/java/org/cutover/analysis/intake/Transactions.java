package org.cutover.analysis.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps requests from being counted twice. JMeter's transaction controllers write a row of their
 * own for the sum of several requests: after the rows of those, or, as parent of its requests,
 * instead of them. A user does one thing after the other, so requests of the same user within the
 * time of a transaction are its own.
 */
public final class Transactions {
  /** What becomes of the rows of transactions. */
  public enum Rule {
    /** Left out where their requests have rows, else counted as a sample each. */
    AUTO,
    /** Left out. */
    SKIP,
    /** Counted as a sample each. */
    KEEP
  }

  private record Span(long line, long start, long end) {
    boolean holds(Span other) {
      return start <= other.start && other.end <= end;
    }
  }

  private final Rule rule;
  private final Map<String, Span> lastRequests = new HashMap<>();
  private final Map<String, Span> lastKept = new HashMap<>();
  private long leftOut;
  private long kept;

  Transactions(Rule rule) {
    this.rule = rule;
  }

  /**
   * Whether a row is to be counted; ask once for each row, in the file's order.
   *
   * @throws IllegalArgumentException if the rows are in an order that does not tell
   */
  boolean counts(JtlSample sample, long line) {
    Span span = new Span(line, sample.start(), sample.end());
    if (!sample.transaction()) {
      refuseLate(sample.thread(), span);
      lastRequests.put(sample.thread(), span);
      return true;
    }
    Span request = lastRequests.get(sample.thread());
    boolean hasRows = request != null && span.holds(request);
    if (rule == Rule.SKIP || (rule == Rule.AUTO && hasRows)) {
      leftOut++;
      return false;
    }
    kept++;
    lastKept.put(sample.thread(), span);
    return true;
  }

  private void refuseLate(String thread, Span request) {
    Span transaction = lastKept.get(thread);
    if (rule == Rule.AUTO && transaction != null && isWithin(transaction, request)) {
      throw new IllegalArgumentException(
          "a request within the time of the transaction in line "
              + transaction.line()
              + ", which was already counted; say --transactions skip or keep");
    }
  }

  /** Times that only touch may belong to two requests in a row. */
  private static boolean isWithin(Span transaction, Span request) {
    return transaction.holds(request) && request.start < transaction.end;
  }

  long leftOut() {
    return leftOut;
  }

  long kept() {
    return kept;
  }
}
