package org.cutover.common.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A clean answer to Ctrl-C and TERM: asks what is under way to stop and lets it come to its end
 * before the process does, which then ends with the signal's exit code (130 for Ctrl-C).
 */
public final class Interruption implements AutoCloseable {
  private static final long LAST_WORDS_MILLIS = 500;

  private final List<Runnable> stops = new CopyOnWriteArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread listener = Thread.currentThread();
  private final Thread hook;
  private volatile boolean requested;

  private Interruption(Duration limit) {
    this.hook = new Thread(() -> stopAndWait(limit), "interruption");
  }

  /**
   * Starts to listen.
   *
   * @param limit how long a stop may take before the process ends all the same
   */
  public static Interruption listen(Duration limit) {
    Interruption interruption = new Interruption(limit);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What is to be done first when a stop is requested; at once, if it has been already. */
  public void onStop(Runnable stop) {
    stops.add(stop);
    if (requested) {
      stop.run();
    }
  }

  /** Whether a stop has been requested. */
  public boolean requested() {
    return requested;
  }

  /** Does something that is broken off by an interrupt of this thread if a stop is requested. */
  public <T> T breakingOff(Supplier<T> action) {
    Thread thread = Thread.currentThread();
    Runnable interrupt = thread::interrupt;
    onStop(interrupt);
    try {
      return action.get();
    } finally {
      stops.remove(interrupt);
    }
  }

  /** Everything has come to its end: nothing is waited for any more. */
  @Override
  public void close() {
    finished.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException shuttingDown) {
        // The signal came just now; there is nothing left to stop.
      }
    }
  }

  private void stopAndWait(Duration limit) {
    requested = true;
    stops.forEach(Runnable::run);
    try {
      if (!finished.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        Runtime.getRuntime().halt(130);
      }
      // What was broken off is often told by a failure that is printed after the end of all else.
      // That thread never ends (its exit waits for this one), so that the wait must be bounded.
      listener.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
