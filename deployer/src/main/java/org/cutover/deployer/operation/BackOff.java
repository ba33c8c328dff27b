package org.cutover.deployer.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.cutover.deployer.backoff.LatencyRule;
import org.cutover.deployer.backoff.Load;
import org.cutover.deployer.backoff.PaceControl;
import org.cutover.deployer.backoff.Throttle;
import org.cutover.deployer.haproxy.RuntimeApi;

/**
 * Slows a copy down while it makes the service slower than permitted, by what the load balancers
 * say about once a second. Outside of {@link #during} everything goes at full pace.
 */
final class BackOff implements AutoCloseable {
  private static final long EVERY_MILLIS = 1000;

  /** The copy hardly waits for its first look: a load balancer that is late is left out of it. */
  private static final long FIRST_MILLIS = 200;

  private static final double FULL = 1;

  private final LoadLooks looks;
  private final LatencyRule rule;
  private final PaceListener listener;
  private final long everyMillis;
  private final Throttle throttle = new Throttle();
  private final Map<Copying, Braked> steps = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "deployer-back-off");
            thread.setDaemon(true);
            return thread;
          });

  BackOff(List<RuntimeApi> balancers, LatencyRule rule, PaceListener listener) {
    this(balancers, rule, listener, EVERY_MILLIS);
  }

  /**
   * @param everyMillis between two looks
   */
  BackOff(List<RuntimeApi> balancers, LatencyRule rule, PaceListener listener, long everyMillis) {
    this.looks = new LoadLooks(balancers);
    this.rule = rule;
    this.listener = listener;
    this.everyMillis = everyMillis;
  }

  /** The steps that go slower where that is needed. */
  enum Copying {
    /** The first pass. */
    COPY,
    /** The passes before requests are held. */
    CATCH_UP
  }

  /** Told when a copy begins to go slower, slower still, and at full pace again. */
  @FunctionalInterface
  interface PaceListener {
    /**
     * The copy goes at another pace now.
     *
     * @param pace from 0.05 to 1, the share of the time in which the copy works
     * @param cause empty at full pace
     */
    void changed(Copying step, double pace, Optional<PaceControl.Cause> cause);
  }

  /** Does the work. */
  @FunctionalInterface
  interface Work {
    Map<String, ?> run() throws InterruptedException;
  }

  /** What the workers of the copy ask. */
  Throttle throttle() {
    return throttle;
  }

  /** Begins a look without waiting for it, so that the next step need not. */
  void prepare() {
    looks.begin();
  }

  /** Does the work, slowed down where that is needed; what slowed it is added to its detail. */
  Map<String, ?> during(Copying step, Work work) throws InterruptedException {
    // Kept when the step is tried again: by then the copy itself may have made the service slow.
    Braked braked = steps.get(step);
    if (braked == null) {
      braked = new Braked(step, PaceControl.from(rule, looks.look(FIRST_MILLIS)));
      steps.put(step, braked);
    }
    Braked now = braked;
    long before = throttle.waitedMillis();
    ScheduledFuture<?> ticks =
        timer.scheduleWithFixedDelay(
            () -> tick(now), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    try {
      Map<String, Object> detail = new LinkedHashMap<>(work.run());
      detail.putAll(now.numbers(throttle.waitedMillis() - before));
      return detail;
    } finally {
      synchronized (throttle) {
        ticks.cancel(true);
        throttle.pace(FULL);
      }
    }
  }

  private void tick(Braked braked) {
    try {
      Map<String, Load> look = looks.look(everyMillis);
      synchronized (throttle) {
        if (!Thread.currentThread().isInterrupted()) {
          throttle.pace(braked.next(look));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // There is no look after this one, and without looks nothing brakes.
      throttle.pace(FULL);
      throw e;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    looks.close();
  }

  /** How much one step was slowed down. */
  private final class Braked {
    private final Copying step;
    private PaceControl control;
    private double told = FULL;
    private PaceControl slowest;

    Braked(Copying step, PaceControl control) {
      this.step = step;
      this.control = control;
      this.slowest = control;
    }

    synchronized double next(Map<String, Load> look) {
      control = control.next(look);
      if (control.pace() < slowest.pace()) {
        slowest = control;
      }
      if (control.pace() < told || (control.pace() == FULL && told < FULL)) {
        told = control.pace();
        listener.changed(step, told, control.cause());
      }
      return control.pace();
    }

    synchronized Map<String, Object> numbers(long waitedMillis) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      slowest
          .cause()
          .ifPresent(
              cause -> {
                numbers.put("throttledMs", waitedMillis);
                numbers.put("slowestPace", slowest.pace());
                numbers.put("throttledBy", cause.text());
              });
      return numbers;
    }
  }
}
