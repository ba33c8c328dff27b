package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.junit.jupiter.api.Test;

class QuietTest {
  private static final long MS = 1_000_000;

  @Test
  void shouldAskForZerosOverTheWholeTimeWhenOneZeroProvesNothing() {
    Quiet quiet = new Quiet(Duration.ofMillis(250));
    assertThat(quiet.seen(0, true)).isFalse();
    assertThat(quiet.seen(250 * MS, true)).isFalse();
    assertThat(quiet.seen(251 * MS, true)).isTrue();
  }

  @Test
  void shouldBeginAnewWhenARequestIsSeenInBetween() {
    Quiet quiet = new Quiet(Duration.ofMillis(250));
    assertThat(quiet.seen(0, true)).isFalse();
    assertThat(quiet.seen(200 * MS, false)).isFalse();
    assertThat(quiet.seen(300 * MS, true)).isFalse();
    assertThat(quiet.seen(500 * MS, true)).isFalse();
    assertThat(quiet.seen(551 * MS, true)).isTrue();
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
    assertThat(Patience.of(balancer))
        .isEqualTo(
            new Patience(Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofMillis(4800)));
  }
}
