package org.cutover.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"0s", "250ms", "30s", "90s", "5m", "2h", "1001ms"})
  void shouldReadBackWhatItWrites(String text) {
    assertThat(Durations.format(Durations.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "s", "-1s", "1.5s", "30 s", "1d"})
  void shouldShowTheRightFormWhenTheTextHasAnother(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 30s");
  }

  @Test
  void shouldShowAClock() {
    assertThat(Durations.clock(Duration.ofMillis(7999))).isEqualTo("0:07");
    assertThat(Durations.clock(Duration.ofHours(10).plusMinutes(2))).isEqualTo("10:02:00");
  }
}
