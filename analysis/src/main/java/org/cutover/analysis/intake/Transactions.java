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

  private record Kept(long line, long start, long end) {}

  private final Rule rule;
  private final Map<String, Long> lastStarts = new HashMap<>();
  private final Map<String, Kept> lastKept = new HashMap<>();
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
    if (!sample.transaction()) {
      refuseLate(sample);
      lastStarts.put(sample.thread(), sample.start());
      return true;
    }
    // Rows are written at the end, so what this user began since then belongs to the transaction.
    Long lastStart = lastStarts.get(sample.thread());
    boolean hasRows = lastStart != null && lastStart >= sample.start();
    if (rule == Rule.SKIP || (rule == Rule.AUTO && hasRows)) {
      leftOut++;
      return false;
    }
    kept++;
    lastKept.put(sample.thread(), new Kept(line, sample.start(), sample.end()));
    return true;
  }

  private void refuseLate(JtlSample request) {
    Kept transaction = lastKept.get(request.thread());
    if (rule == Rule.AUTO
        && transaction != null
        && request.start() >= transaction.start()
        && request.start() < transaction.end()) {
      throw new IllegalArgumentException(
          "a request within the transaction of line "
              + transaction.line()
              + ", which was already counted; say --transactions skip or keep");
    }
  }

  long leftOut() {
    return leftOut;
  }

  long kept() {
    return kept;
  }
}
