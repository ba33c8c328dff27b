package org.cutover.loadgen.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.loadgen.Interval;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void shouldBeginEachIntervalWhereTheOneBeforeEndedHoweverLongThatTook() {
    Tally tally = new Tally();
    assertThat(tally.endInterval(5_000, 6_001).startMillis()).isEqualTo(5_000);
    assertThat(tally.endInterval(5_000, 9_300).startMillis()).isEqualTo(6_001);
    assertThat(tally.endInterval(5_000, 10_000).startMillis()).isEqualTo(9_300);
    assertThat(tally.intervals()).extracting(Interval::samples).containsExactly(0L, 0L, 0L);
  }
}
