package org.cutover.sample;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When the database last answered. Four load balancers check each application five times a second:
 * asked for each check, the database of a lab has more work with them than with the users.
 */
final class LastAnswer {
  private final long freshNanos;
  private final AtomicLong at;

  /**
   * An answer that is fresh for as long as given; there is none yet.
   *
   * @param now a reading of {@link System#nanoTime}, as all others
   */
  LastAnswer(Duration fresh, long now) {
    this.freshNanos = fresh.toNanos();
    this.at = new AtomicLong(now - freshNanos);
  }

  void came(long now) {
    at.set(now);
  }

  boolean isFresh(long now) {
    return now - at.get() < freshNanos;
  }
}
