package org.cutover.lab.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  private final CompletableFuture<Started> process = new CompletableFuture<>();
  private ScheduledFuture<?> start;

  /** A deployer that was started, and when. */
  private record Started(DeployerProcess process, Instant at) {}

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
      Instant at = Instant.now();
      process.complete(
          new Started(
              DeployerProcess.start(w.build(), w.inventory(), w.release(), w.folder()), at));
    } catch (IOException | RuntimeException e) {
      process.completeExceptionally(e);
    }
  }

  /** Calls when the deployer has ended or could not be started; never in the control. */
  void onEnd(Runnable ended) {
    CompletableFuture<Void> unused =
        process
            .thenCompose(started -> started.process().onExit())
            .handle(
                (exit, failure) -> {
                  ended.run();
                  return null;
                });
  }

  /**
   * Asks a deployer that is under way to stop and waits until it has come to an outcome: it undoes
   * or goes forward, by its own rules. One that was not started yet will not be.
   *
   * @param waiting called if there is something to wait for
   * @param limit after which the deployer is left as it is
   */
  void stop(Runnable waiting, Duration limit) throws InterruptedException {
    if (what.isEmpty() || cancelled() || process.isCompletedExceptionally()) {
      return;
    }
    DeployerProcess deployer = process.join().process();
    if (deployer.isAlive()) {
      waiting.run();
      deployer.requestStop();
      OptionalInt unused = deployer.waitFor(limit);
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
    Started started = process.join();
    OptionalInt exit = started.process().finish(limit);
    Optional<Journal> journal = Journal.read(DeployerProcess.journal(what.get().folder()));
    return Optional.of(
        new Validity.Deployment(started.at(), what.get().expectedExit(), exit, journal));
  }

  /** Whether the deployment was not due yet; then it never will be. */
  private synchronized boolean cancelled() {
    return start == null || (start.cancel(false) && !process.isDone());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    if (process.isDone() && !process.isCompletedExceptionally()) {
      process.join().process().close();
    }
  }
}
