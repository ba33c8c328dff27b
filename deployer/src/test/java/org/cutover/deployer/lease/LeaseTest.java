package org.cutover.deployer.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.cutover.common.CutoverException;
import org.cutover.deployer.database.Lock;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private long nanos;
  private Instant time = Instant.EPOCH;
  private final Lease lease = new Lease(new Hands(), () -> nanos);

  private void pass(Duration monotonic, Duration wall) {
    nanos += monotonic.toNanos();
    time = time.plus(wall);
  }

  @Test
  void shouldAllowNoChangeBeforeTheLockIsTaken() {
    assertThatThrownBy(lease::require).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRunOutWhenNoHeartbeatIsConfirmedAndComeBackWithOne() {
    lease.confirm(lease.now());
    pass(Lease.TERM, Lease.TERM);
    assertThatCode(lease::require).doesNotThrowAnyException();
    pass(Duration.ofMillis(1), Duration.ofMillis(1));
    assertThatThrownBy(lease::require)
        .isInstanceOf(CutoverException.class)
        .hasMessageContaining("has not confirmed the lock for 15")
        .hasCauseInstanceOf(Lease.Unconfirmed.class);
    lease.confirm(lease.now());
    assertThatCode(lease::require).doesNotThrowAnyException();
  }

  @Test
  void shouldCountFromWhenTheHeartbeatWasSent() {
    Lease.Moment sent = lease.now();
    pass(Lease.TERM, Lease.TERM);
    lease.confirm(sent);
    pass(Duration.ofMillis(1), Duration.ofMillis(1));
    assertThatThrownBy(lease::require).isInstanceOf(CutoverException.class);
  }

  @Test
  void shouldRunOutWhenTheMachineWasSuspended() {
    lease.confirm(lease.now());
    pass(Duration.ZERO, Duration.ofMinutes(1));
    assertThatThrownBy(lease::require).isInstanceOf(CutoverException.class);
  }

  @Test
  void shouldRunOutWhenTheWallClockWasSetBack() {
    lease.confirm(lease.now());
    pass(Duration.ofMinutes(1), Duration.ofHours(-1));
    assertThatThrownBy(lease::require).isInstanceOf(CutoverException.class);
  }

  @Test
  void shouldNotComeBackWhenTheLockIsSomebodyElses() {
    lease.confirm(lease.now());
    lease.end("taken over by B");
    lease.confirm(lease.now());
    assertThatThrownBy(lease::require).hasMessage("taken over by B");
  }

  @Test
  void shouldRunOutBeforeOthersMayTakeTheLock() {
    assertThat(Lease.TERM).isLessThan(Lock.STALE);
  }

  private final class Hands extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return time;
    }
  }
}
