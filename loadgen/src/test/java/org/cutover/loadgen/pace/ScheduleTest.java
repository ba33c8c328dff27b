package org.cutover.loadgen.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.loadgen.LoadProfile;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final long SECOND = 1_000_000_000L;

  /** 100 a second after a ramp-up of 10 s: 500 slots while it rises, 100 a second then. */
  private final Schedule schedule =
      Schedule.of(new LoadProfile(10, 100, Duration.ofSeconds(10), Duration.ofSeconds(60)));

  @Test
  void shouldRiseEvenlyWhenRampingUp() {
    assertThat(schedule.due(0)).isZero();
    // The area under the rate, 5 t², is 125 after half the ramp-up and 500 after all of it.
    assertThat(schedule.due(125)).isEqualTo(5 * SECOND);
    assertThat(schedule.due(500)).isEqualTo(10 * SECOND);
  }

  @Test
  void shouldKeepDistancesEqualWhenHolding() {
    assertThat(schedule.due(501) - schedule.due(500)).isEqualTo(SECOND / 100);
    assertThat(schedule.due(6499)).isEqualTo(70 * SECOND - SECOND / 100);
  }

  @Test
  void shouldCountSlotsWhoseTimeHasCome() {
    assertThat(schedule.slotsBefore(0)).isZero();
    assertThat(schedule.slotsBefore(1)).isEqualTo(1);
    assertThat(schedule.slotsBefore(5 * SECOND)).isEqualTo(125);
    assertThat(schedule.slotsBefore(5 * SECOND + 1)).isEqualTo(126);
    assertThat(schedule.slotsBefore(10 * SECOND)).isEqualTo(500);
    assertThat(schedule.slotsBefore(70 * SECOND)).isEqualTo(6500);
    assertThat(schedule.slotsBefore(Long.MAX_VALUE)).isEqualTo(6500);
  }

  @Test
  void shouldAgreeWithItselfAtEverySlotWhenRatesAreOdd() {
    Schedule odd = Schedule.of(new LoadProfile(1, 7.3, Duration.ofSeconds(3), Duration.ofDays(1)));
    for (long slot = 0; slot < 10_000; slot++) {
      assertThat(odd.slotsBefore(odd.due(slot))).isEqualTo(slot);
      assertThat(odd.due(slot)).isLessThan(odd.due(slot + 1));
    }
  }

  @Test
  void shouldStartAtFullRateWhenThereIsNoRampUp() {
    Schedule flat = Schedule.of(new LoadProfile(1, 4, Duration.ZERO, Duration.ofSeconds(2)));
    assertThat(flat.due(0)).isZero();
    assertThat(flat.due(4)).isEqualTo(SECOND);
    assertThat(flat.slotsBefore(2 * SECOND)).isEqualTo(8);
  }
}
