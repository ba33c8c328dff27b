package org.cutover.loadgen.jmeter;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who came and how each left. JMeter lets a user's thread die with a line in the log and goes on
 * with fewer users; a run with fewer users than asked for must not pass for one with all.
 */
final class Roster {
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicReference<Throwable> death = new AtomicReference<>();

  /** The user of this thread starts. */
  void arrive() {
    arrived.incrementAndGet();
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, failure) -> death.compareAndSet(null, failure));
  }

  /** The user of this thread ends as it should: nothing was left to send. */
  void leave() {
    left.incrementAndGet();
  }

  /**
   * Checks that no user was lost.
   *
   * @param expected users that had to arrive and to leave; fewer may if the run was cut short
   * @throws IllegalStateException if one was
   */
  void check(int expected, boolean cutShort) {
    if (death.get() != null) {
      throw new IllegalStateException("load: a virtual user died", death.get());
    }
    if (!cutShort && left.get() < expected) {
      throw new IllegalStateException(
          "load: of %d virtual users %d arrived and %d ended as they should"
              .formatted(expected, arrived.get(), left.get()));
    }
  }
}
