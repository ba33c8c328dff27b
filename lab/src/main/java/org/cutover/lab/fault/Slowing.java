package org.cutover.lab.fault;

import java.time.Duration;
import org.cutover.common.Durations;

/** How a link is slow. */
public sealed interface Slowing {
  /** Every packet leaves later; at least a millisecond, at most ten seconds. */
  record Delay(Duration by) implements Slowing {
    private static final long MOST_MILLIS = 10_000;

    /** Checks the bounds. */
    public Delay {
      if (by.toMillis() < 1 || by.toMillis() > MOST_MILLIS) {
        throw new IllegalArgumentException(
            "a delay of " + Durations.format(by) + " is not possible; from 1ms to 10s");
      }
    }

    @Override
    public String toString() {
      return "by " + Durations.format(by);
    }
  }

  /** No more than this leaves in a second; from 8 to 1,000,000 kbit. */
  record Rate(int kilobits) implements Slowing {
    private static final int LEAST = 8;
    private static final int MOST = 1_000_000;

    /** Checks the bounds. */
    public Rate {
      if (kilobits < LEAST || kilobits > MOST) {
        throw new IllegalArgumentException(
            "a rate of " + kilobits + " kbit/s is not possible; from " + LEAST + " to " + MOST);
      }
    }

    @Override
    public String toString() {
      return "to " + kilobits + " kbit/s";
    }
  }
}
