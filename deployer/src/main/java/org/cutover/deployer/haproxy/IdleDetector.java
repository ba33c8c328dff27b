package org.cutover.deployer.haproxy;

import java.time.Duration;

/**
 * Decides when a drained server is idle for good: one zero proves nothing, zeros over the whole
 * quiet time do. Feed it every look in order.
 */
public final class IdleDetector {
  private final Duration needed;
  private long idleSince;
  private boolean idle;

  /** Idle for good after zeros for this long. */
  public IdleDetector(Duration needed) {
    this.needed = needed;
  }

  /**
   * Notes a look.
   *
   * @param nanos when the look began, on a monotonic clock
   * @param idleNow whether every load balancer reported the server idle
   * @return whether it has been idle for longer than the quiet time
   */
  public boolean seen(long nanos, boolean idleNow) {
    if (idleNow && !idle) {
      idleSince = nanos;
    }
    idle = idleNow;
    return idle && nanos - idleSince > needed.toNanos();
  }
}
