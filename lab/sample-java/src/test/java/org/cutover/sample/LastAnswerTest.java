package org.cutover.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LastAnswerTest {
  private static final long MILLI = 1_000_000;

  @Test
  void shouldNotBeFreshBeforeTheFirstAnswer() {
    assertThat(new LastAnswer(Duration.ofMillis(100), 5 * MILLI).isFresh(5 * MILLI)).isFalse();
  }

  @Test
  void shouldBeFreshForItsTimeAndNoLonger() {
    LastAnswer answer = new LastAnswer(Duration.ofMillis(100), Long.MAX_VALUE - MILLI);
    long now = Long.MAX_VALUE - MILLI;
    answer.came(now);
    // The clock may pass the largest number.
    assertThat(answer.isFresh(now + 99 * MILLI)).isTrue();
    assertThat(answer.isFresh(now + 100 * MILLI)).isFalse();
    answer.came(now + 100 * MILLI);
    assertThat(answer.isFresh(now + 100 * MILLI)).isTrue();
  }
}
