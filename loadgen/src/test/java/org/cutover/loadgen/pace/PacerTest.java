package org.cutover.loadgen.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cutover.loadgen.LoadProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
final class PacerTest {
  private static final long MILLI = 1_000_000L;

  private final AtomicLong now = new AtomicLong(12_345);

  /** A slot every 10 ms for a second. */
  private final Pacer pacer = pacer(100, Duration.ofSeconds(1));

  @Test
  void shouldHandSlotsOutInOrderWhenTimeHasPassed() {
    pacer.begin();
    now.addAndGet(20 * MILLI);
    assertThat(pacer.awaitSlot()).hasValue(0);
    assertThat(pacer.awaitSlot()).hasValue(10 * MILLI);
    assertThat(pacer.awaitSlot()).hasValue(20 * MILLI);
  }

  @Test
  void shouldUseSlotsThatAreJustWithinTheCatchUp() {
    pacer.begin();
    now.addAndGet(50 * MILLI);
    assertThat(pacer.awaitSlot()).hasValue(0);
    assertThat(pacer.pace(50 * MILLI + 1).missed()).isEqualTo(5);
  }

  @Test
  void shouldSkipAndCountSlotsWhenAStallOutlastsTheCatchUp() {
    pacer.begin();
    now.addAndGet(300 * MILLI);
    int burst = 0;
    for (long due = 250 * MILLI; due <= 300 * MILLI; due += 10 * MILLI) {
      assertThat(pacer.awaitSlot()).hasValue(due);
      burst++;
    }
    Pace pace = pacer.pace(300 * MILLI + 1);
    assertThat(pace).isEqualTo(new Pace(31, burst, 25, 0, burst));
  }

  @Test
  void shouldCountSlotsThatNobodyTookWhenTheRunEnds() {
    pacer.begin();
    assertThat(pacer.awaitSlot()).hasValue(0);
    now.addAndGet(5000 * MILLI);
    assertThat(pacer.awaitSlot()).isEmpty();
    assertThat(pacer.pace(Long.MAX_VALUE)).isEqualTo(new Pace(100, 1, 99, 0, 1));
  }

  @Test
  void shouldBeginOnceOnly() {
    assertThat(pacer.begin()).isTrue();
    now.addAndGet(7 * MILLI);
    assertThat(pacer.begin()).isFalse();
    assertThat(pacer.elapsed()).isEqualTo(7 * MILLI);
  }

  @Test
  void shouldWakeWaitingUsersWhenStopped() {
    Pacer slow =
        new Pacer(
            Schedule.of(new LoadProfile(1, 0.01, Duration.ZERO, Duration.ofDays(1))),
            System::nanoTime);
    slow.begin();
    assertThat(slow.awaitSlot()).hasValue(0);
    CompletableFuture<OptionalLong> next = CompletableFuture.supplyAsync(slow::awaitSlot);
    slow.stop();
    assertThat(next).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(OptionalLong.empty());
  }

  private Pacer pacer(double rate, Duration hold) {
    return new Pacer(Schedule.of(new LoadProfile(1, rate, Duration.ZERO, hold)), now::get);
  }
}
