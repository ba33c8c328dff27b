package org.cutover.loadgen.pace;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Hands the slots of one schedule out to all users. A user takes the next slot and waits until it
 * is due. A slot that is taken late is still used within {@link #CATCH_UP} and skipped after it:
 * without that cap a stall would be followed by a burst that no user of the service would ever
 * send. Every slot that was due and not used counts as missed.
 */
public final class Pacer {
  /** How late a slot may be taken. */
  public static final Duration CATCH_UP = Duration.ofMillis(50);

  private static final long CATCH_UP_NANOS = CATCH_UP.toNanos();
  private static final long BURST_NANOS = Duration.ofMillis(100).toNanos();

  private final Schedule schedule;
  private final LongSupplier clock;
  private final AtomicLong next = new AtomicLong();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private final Histogram lagMicros = new Histogram(3);
  private volatile long startNanos;
  private boolean begun;
  private volatile boolean stopped;
  private long sent;
  private long burstWindow = -1;
  private int burst;
  private int worstBurst;

  /**
   * Creates a pacer whose time has not begun.
   *
   * @param clock nanoseconds from any origin, such as {@code System::nanoTime}
   */
  public Pacer(Schedule schedule, LongSupplier clock) {
    this.schedule = schedule;
    this.clock = clock;
  }

  /**
   * Lets time begin, at the first call.
   *
   * @return whether this was the first call
   */
  public synchronized boolean begin() {
    if (begun) {
      return false;
    }
    begun = true;
    startNanos = clock.getAsLong();
    return true;
  }

  /** Nanoseconds since time has begun. */
  public long elapsed() {
    return clock.getAsLong() - startNanos;
  }

  /**
   * Takes the next slot and waits for it.
   *
   * @return when the slot was due, in nanoseconds from the start; empty if none is left or the run
   *     was stopped, so that the user has to end
   */
  public OptionalLong awaitSlot() {
    while (!stopped) {
      long due = schedule.due(next.getAndIncrement());
      if (due >= schedule.endNanos()) {
        return OptionalLong.empty();
      }
      long taken = elapsed();
      if (taken - due > CATCH_UP_NANOS) {
        continue;
      }
      if (!await(due)) {
        return OptionalLong.empty();
      }
      count(elapsed(), Math.max(due, taken));
      return OptionalLong.of(due);
    }
    return OptionalLong.empty();
  }

  /** Wakes every waiting user; no slot is handed out any more. */
  public void stop() {
    stopped = true;
    waiting.forEach(LockSupport::unpark);
  }

  /** What became of the schedule until a moment, in nanoseconds from the start. */
  public synchronized Pace pace(long untilNanos) {
    long due = schedule.slotsBefore(untilNanos);
    return new Pace(
        due, sent, Math.max(0, due - sent), lagMicros.getValueAtPercentile(99) / 1e3, worstBurst);
  }

  /** Waits; false if it ended for another reason than time. */
  private boolean await(long due) {
    waiting.add(Thread.currentThread());
    try {
      for (long left = due - elapsed(); left > 0; left = due - elapsed()) {
        if (stopped || Thread.currentThread().isInterrupted()) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
      return !stopped;
    } finally {
      waiting.remove(Thread.currentThread());
    }
  }

  private synchronized void count(long now, long wanted) {
    sent++;
    lagMicros.recordValue(Math.max(0, now - wanted) / 1000);
    long window = now / BURST_NANOS;
    burst = window == burstWindow ? burst + 1 : 1;
    burstWindow = window;
    worstBurst = Math.max(worstBurst, burst);
  }
}
