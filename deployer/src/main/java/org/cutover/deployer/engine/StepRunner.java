package org.cutover.deployer.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.cutover.common.Durations;

/** Runs one action with a limit, and breaks it off on request. */
final class StepRunner {
  private static final long LOOK_MILLIS = 20;

  private final ExecutorService threads;
  private final Duration grace;

  /**
   * @param grace how long an action that is broken off gets to end, so that its undo does not run
   *     beside it
   */
  StepRunner(ExecutorService threads, Duration grace) {
    this.threads = threads;
    this.grace = grace;
  }

  /**
   * Runs the action.
   *
   * @param breakOff looked at while the action runs; true breaks it off
   * @throws Exception what the action threw, or a {@link TimeoutException} or {@link
   *     InterruptedException} with a message for the user
   */
  Map<String, ?> run(Step.Action action, Duration timeout, BooleanSupplier breakOff)
      throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Future<Map<String, ?>> running =
        threads.submit(
            () -> {
              try {
                return action.run();
              } finally {
                ended.countDown();
              }
            });
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        return running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        if (breakOff.getAsBoolean()) {
          cancel(running, ended);
          throw new InterruptedException("stopped on request");
        }
        if (System.nanoTime() - deadline > 0) {
          cancel(running, ended);
          throw new TimeoutException("not done after " + Durations.format(timeout));
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      } catch (CancellationException e) {
        throw new InterruptedException("stopped on request");
      }
    }
  }

  private void cancel(Future<?> running, CountDownLatch ended) throws InterruptedException {
    running.cancel(true);
    if (!ended.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException(
          "still busy " + Durations.format(grace) + " after it was told to give up");
    }
  }
}
