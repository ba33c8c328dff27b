package org.cutover.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MicrosecondClockTest {
  @Test
  void shouldGiveMicrosecondsThatNeverRepeat() {
    try (MicrosecondClock clock = new MicrosecondClock(null)) {
      long before = System.currentTimeMillis() * 1000;
      long[] times = LongStream.generate(clock::next).limit(100_000).toArray();
      assertThat(times).isSorted().doesNotHaveDuplicates();
      assertThat(times[0]).isBetween(before, before + 60_000_000);
    }
  }
}
