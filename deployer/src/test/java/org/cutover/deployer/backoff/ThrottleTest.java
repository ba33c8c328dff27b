package org.cutover.deployer.backoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ThrottleTest {
  private final Throttle throttle = new Throttle();

  /** Works for at least that long. */
  private static void work(long millis) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < millis * 1_000_000) {
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldCostNothingAtFullPace() throws InterruptedException {
    Throttle.Worker worker = throttle.worker();
    work(20);
    worker.rest();
    assertThat(throttle.waitedMillis()).isZero();
  }

  @Test
  void shouldWaitForWhatWasWorked() throws InterruptedException {
    Throttle.Worker worker = throttle.worker();
    throttle.pace(0.25);
    work(20);
    worker.rest();
    assertThat(throttle.waitedMillis()).as("three times as long").isGreaterThanOrEqualTo(59);
  }

  @Test
  void shouldNotWaitForWhatWasWorkedBeforeItWasSlowedDown() throws InterruptedException {
    Throttle.Worker worker = throttle.worker();
    work(500);
    worker.rest();
    throttle.pace(0.5);
    worker.rest();
    assertThat(throttle.waitedMillis()).isLessThan(400);
  }

  @Test
  void shouldWaitNoLongerThanASecondAtOnce() throws InterruptedException {
    Throttle.Worker worker = throttle.worker();
    throttle.pace(PaceControl.SLOWEST);
    work(200);
    long start = System.nanoTime();
    worker.rest();
    assertThat(throttle.waitedMillis()).isGreaterThanOrEqualTo(999);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(3000);
  }

  @Test
  void shouldRefuseAStandstill() {
    assertThatThrownBy(() -> throttle.pace(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> throttle.pace(1.5)).isInstanceOf(IllegalArgumentException.class);
  }
}
