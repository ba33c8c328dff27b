package org.cutover.loadgen.jmeter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.threads.ThreadGroup;
import org.cutover.loadgen.Interval;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.Snapshot;
import org.cutover.loadgen.Summary;
import org.cutover.loadgen.record.Recorder;

/**
 * Looks after a run from beside it: tells the listener that it has started and how it goes, second
 * by second, and cuts off requests that outlive the grace.
 */
final class Supervisor implements Runnable {
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_MILLIS = 20;

  private final LoadRun run;
  private final ThreadGroup group;
  private final Recorder recorder;
  private final LoadListener listener;
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean cut;
  private RuntimeException failure;

  Supervisor(LoadRun run, ThreadGroup group, Recorder recorder, LoadListener listener) {
    this.run = run;
    this.group = group;
    this.recorder = recorder;
    this.listener = listener;
  }

  @Override
  public void run() {
    try {
      if (!awaitStart()) {
        return;
      }
      tell(() -> listener.started(Instant.ofEpochMilli(run.clock().epochMillis(0))));
      long told = 0;
      while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        long now = run.elapsedNanos();
        if (now >= (told / SECOND_NANOS + 1) * SECOND_NANOS) {
          // A busy machine may have kept this thread waiting for longer than a second.
          double seconds = (now - told) / (double) SECOND_NANOS;
          tell(() -> tick(now, seconds));
          told = now;
        }
        cutWhatIsLate();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("the supervisor of a run was interrupted", e);
    }
  }

  private boolean awaitStart() throws InterruptedException {
    while (!run.clock().awaitStart(LOOK_MILLIS)) {
      if (ended.getCount() == 0) {
        return false;
      }
    }
    return true;
  }

  /** A listener that fails ends the run, but never keeps it from being ended. */
  private void tell(Runnable news) {
    if (failure != null) {
      return;
    }
    try {
      news.run();
    } catch (RuntimeException e) {
      failure = e;
      run.stop();
    }
  }

  private void tick(long now, double seconds) {
    RunClock clock = run.clock();
    Interval last =
        recorder.tally(tally -> tally.endInterval(clock.epochMillis(0), clock.epochMillis(now)));
    Summary soFar = recorder.tally(tally -> tally.summary(0));
    listener.progress(
        new Snapshot(
            group.numberOfActiveThreads(),
            last.samples() / seconds,
            soFar.errors(),
            soFar.errorRatePct(),
            last.samples() == 0 ? 0 : last.response().getMean(),
            last.response().getValueAtPercentile(95),
            Duration.ofNanos(Math.max(0, run.endNanos() - run.elapsedNanos()))));
  }

  private void cutWhatIsLate() {
    long limit = run.endNanos() + run.plan().grace().toNanos();
    if (!cut && run.elapsedNanos() > limit) {
      cut = true;
      run.cut();
    }
  }

  /**
   * The run has ended; returns when nothing is told any more.
   *
   * @return what the listener failed with, if it did
   */
  Optional<RuntimeException> end(Thread supervising) {
    ended.countDown();
    boolean interrupted = false;
    while (supervising.isAlive()) {
      try {
        supervising.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(failure);
  }
}
