package org.cutover.deployer.backoff;

import java.util.Optional;

/**
 * By how much a copy may slow the service.
 *
 * @param percent by how much response times and queues may grow, 0 or more
 */
public record LatencyRule(int percent) {
  /** Response times below it are nobody's trouble, and averages in whole milliseconds jump. */
  public static final long FLOOR_MILLIS = 20;

  /** A few requests wait at any moment where servers have few places. */
  public static final long FLOOR_QUEUED = 3;

  /** Checks the range. */
  public LatencyRule {
    if (percent < 0) {
      throw new IllegalArgumentException("a share of " + percent + " % is below 0");
    }
  }

  /** What slows a service down, in the words of progress lines and journal. */
  public enum Factor {
    /** Answers take longer. */
    RESPONSE_TIME("response time"),
    /** More requests wait for a server. */
    QUEUE("queue");

    private final String word;

    Factor(String word) {
      this.word = word;
    }

    /** Such as {@code response time}. */
    public String word() {
      return word;
    }
  }

  /** Which factor is worse than permitted, if one is; the response time first. */
  Optional<Factor> violated(Load before, Load now) {
    if (now.responseMillis() > most(before.responseMillis(), FLOOR_MILLIS)) {
      return Optional.of(Factor.RESPONSE_TIME);
    }
    return now.queued() > most(before.queued(), FLOOR_QUEUED)
        ? Optional.of(Factor.QUEUE)
        : Optional.empty();
  }

  private double most(long before, long floor) {
    return Math.max((double) before * (100 + percent) / 100, (double) floor);
  }
}
