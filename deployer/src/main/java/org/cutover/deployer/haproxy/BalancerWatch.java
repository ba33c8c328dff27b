package org.cutover.deployer.haproxy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.cutover.common.CutoverException;

/**
 * Asks every load balancer again and again whether it is still the same process, because one that
 * has restarted would let every server serve, and sets the desired states again. Each has a thread
 * of its own, so that one that does not answer holds up none of the others.
 */
public final class BalancerWatch implements AutoCloseable {
  /** Often enough for a person not to notice, and next to no work. */
  public static final Duration EVERY = Duration.ofSeconds(1);

  private final ScheduledExecutorService threads;

  private BalancerWatch(ScheduledExecutorService threads) {
    this.threads = threads;
  }

  /** Begins to watch the load balancers of a protocol. */
  public static BalancerWatch begin(ServerProtocol servers, Duration every) {
    ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(
            servers.balancers().size(),
            task -> {
              Thread thread = new Thread(task, "deployer-balancer-watch");
              thread.setDaemon(true);
              return thread;
            });
    for (ManagedBalancer balancer : servers.balancers()) {
      ScheduledFuture<?> unused =
          threads.scheduleWithFixedDelay(
              () -> look(balancer), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
    return new BalancerWatch(threads);
  }

  private static void look(ManagedBalancer balancer) {
    try {
      boolean unused = balancer.restore();
    } catch (CutoverException e) {
      // Remembered, so that the next look sets everything again.
      balancer.missed(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
