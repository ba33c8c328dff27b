package org.cutover.deployer.haproxy;

import java.time.Duration;
import org.cutover.deployer.inventory.Inventory;

/**
 * How long to wait for servers; all of it follows from the inventory.
 *
 * @param poll time between two looks
 * @param quiet how long a drained server must be seen idle: twice the retry interval and one poll,
 *     because a request whose connect failed is nowhere to be seen until its retry
 * @param in how long a server may take to come up
 */
public record ServerTimings(Duration poll, Duration quiet, Duration in) {
  /** Checks that take as long as the interval and the time between them: each counts double. */
  private static final int CHECK_COST = 2;

  /** A slow machine may run its checks late; what is waited for still is a number of checks. */
  private static final int SLACK = 3;

  /** What one load balancer asks for. */
  public static ServerTimings of(Inventory.LoadBalancer balancer) {
    Duration poll = balancer.checkInterval().dividedBy(4);
    Duration shortest = Duration.ofMillis(10);
    Duration look = poll.compareTo(shortest) < 0 ? shortest : poll;
    return new ServerTimings(
        look,
        balancer.retryInterval().multipliedBy(2).plus(look),
        balancer.checkInterval().multipliedBy((balancer.rise() + 2L) * CHECK_COST * SLACK));
  }

  /** The longer of both in everything but the poll. */
  public ServerTimings and(ServerTimings other) {
    return new ServerTimings(
        shorter(poll, other.poll), longer(quiet, other.quiet), longer(in, other.in));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
