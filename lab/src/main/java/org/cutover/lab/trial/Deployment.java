package org.cutover.lab.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The deployment in the middle of a trial's load; in the control there is none. */
final class Deployment implements AutoCloseable {
  private final Optional<What> what;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "deployment");
            thread.setDaemon(true);
            return thread;
          });
  private final CompletableFuture<DeployerProcess> process = new CompletableFuture<>();
  private ScheduledFuture<?> start;

  /**
   * What is deployed and how.
   *
   * @param releaseAfter what every site serves if the deployment ends as it should
   */
  record What(
      DeployerBuild build,
      Path inventory,
      Path release,
      Path folder,
      int expectedExit,
      String releaseAfter) {}

  Deployment(Optional<What> what) {
    this.what = what;
  }

  /** What every site has to serve afterwards, where a deployment changes it. */
  Optional<String> releaseAfter() {
    return what.map(What::releaseAfter);
  }

  /** Starts the deployer after a delay; does nothing in the control. */
  synchronized void startAfter(Duration delay) {
    what.ifPresent(
        w -> start = clock.schedule(() -> start(w), delay.toNanos(), TimeUnit.NANOSECONDS));
  }

  private void start(What w) {
    try {
      process.complete(DeployerProcess.start(w.build(), w.inventory(), w.release(), w.folder()));
    } catch (IOException | RuntimeException e) {
      process.completeExceptionally(e);
    }
  }

  /**
   * Waits for the deployment to end, or stops it.
   *
   * @return how it ended; empty in the control and where it was never started
   */
  Optional<Validity.Deployment> finish(Duration limit) throws IOException, InterruptedException {
    if (what.isEmpty() || cancelled()) {
      return Optional.empty();
    }
    OptionalInt exit = process.join().finish(limit);
    Optional<Journal> journal = Journal.read(DeployerProcess.journal(what.get().folder()));
    return Optional.of(new Validity.Deployment(what.get().expectedExit(), exit, journal));
  }

  /** Whether the load ended (by a stop) before the deployment was due. */
  private synchronized boolean cancelled() {
    return start == null || (start.cancel(false) && !process.isDone());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    if (process.isDone() && !process.isCompletedExceptionally()) {
      process.join().close();
    }
  }
}
