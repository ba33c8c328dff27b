package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldAdviceTest {
  @Test
  void shouldNameAHoldWithSomeTimeToSpare() {
    assertThat(HoldAdvice.of(Duration.ofMillis(21_300), Duration.ofSeconds(1)))
        .isEqualTo(
            "deployments took up to 21.3 s; an experiment file with hold: 25s would hold them");
    assertThat(HoldAdvice.of(Duration.ofSeconds(22), Duration.ofSeconds(1)))
        .isEqualTo(
            "deployments took up to 22.0 s; an experiment file with hold: 30s would hold them");
    assertThat(HoldAdvice.of(Duration.ofMinutes(2), Duration.ofSeconds(30)))
        .isEqualTo(
            "deployments took up to 120.0 s; an experiment file with hold: 165s would hold them");
  }
}
