package org.cutover.deployer.backoff;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes workers wait in proportion to what they have done, so that they work only that share of the
 * time. At full pace it costs nothing.
 */
public final class Throttle {
  /** Shorter waits than this are saved up, because each costs a turn of the scheduler. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** A worker hears of a new pace after this time at the latest. */
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AtomicLong waitedNanos = new AtomicLong();
  private volatile double pace = 1;

  /** At full pace. */
  public Throttle() {}

  /** Sets the share of the time in which workers work, above 0 and up to 1. */
  public void pace(double newPace) {
    if (!(newPace > 0) || newPace > 1) {
      throw new IllegalArgumentException("a pace of " + newPace + " is not above 0 and up to 1");
    }
    pace = newPace;
  }

  /** How long workers have waited, in milliseconds, all of them together. */
  public long waitedMillis() {
    return TimeUnit.NANOSECONDS.toMillis(waitedNanos.get());
  }

  /** Begins to measure the work of the calling thread. */
  public Worker worker() {
    return new Worker();
  }

  /** One thread's work. */
  public final class Worker {
    private long since = System.nanoTime();

    private Worker() {}

    /** To be called between two small pieces of work: waits for what they cost. */
    public void rest() throws InterruptedException {
      double now = pace;
      long time = System.nanoTime();
      if (now >= 1) {
        since = time;
        return;
      }
      long owed = Math.min(LONGEST_NANOS, (long) ((time - since) * (1 / now - 1)));
      if (owed >= SHORTEST_NANOS) {
        TimeUnit.NANOSECONDS.sleep(owed);
        since = System.nanoTime();
        waitedNanos.addAndGet(since - time);
      }
    }
  }
}
