package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.junit.jupiter.api.Test;

class IdleDetectorTest {
  private static final long MS = 1_000_000;

  @Test
  void shouldAskForZerosOverTheWholeTimeWhenOneZeroProvesNothing() {
    IdleDetector idle = new IdleDetector(Duration.ofMillis(250));
    assertThat(idle.seen(0, true)).isFalse();
    assertThat(idle.seen(250 * MS, true)).isFalse();
    assertThat(idle.seen(251 * MS, true)).isTrue();
  }

  @Test
  void shouldBeginAnewWhenARequestIsSeenInBetween() {
    IdleDetector idle = new IdleDetector(Duration.ofMillis(250));
    assertThat(idle.seen(0, true)).isFalse();
    assertThat(idle.seen(200 * MS, false)).isFalse();
    assertThat(idle.seen(300 * MS, true)).isFalse();
    assertThat(idle.seen(500 * MS, true)).isFalse();
    assertThat(idle.seen(551 * MS, true)).isTrue();
  }

  @Test
  void shouldTakeEveryWaitFromTheInventory() {
    Inventory.LoadBalancer balancer =
        new Inventory.LoadBalancer(
            new Endpoint("lb", 22),
            new RuntimeSocket.Unix("/run/s"),
            "/etc/haproxy.cfg",
            "app",
            Duration.ofMillis(200),
            2,
            Duration.ofMillis(100),
            Optional.empty());
    assertThat(ServerTimings.of(balancer))
        .isEqualTo(
            new ServerTimings(
                Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofMillis(4800)));
  }
}
