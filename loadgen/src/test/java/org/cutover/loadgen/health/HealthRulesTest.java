package org.cutover.loadgen.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.loadgen.GeneratorHealth;
import org.cutover.loadgen.pace.Pace;
import org.junit.jupiter.api.Test;

final class HealthRulesTest {
  private static final Pace CALM = new Pace(1000, 1000, 0, 1.5, 12);
  private static final VmWatch.Load IDLE = new VmWatch.Load(20, 8, 15);

  @Test
  void shouldFindNothingWhenTheGeneratorKeptUp() {
    GeneratorHealth health = HealthRules.judge(CALM, 100, 10, IDLE, 0);
    assertThat(health.limited()).isFalse();
    assertThat(health.targetRps()).isEqualTo(100);
    assertThat(health.achievedRps()).isEqualTo(100);
  }

  @Test
  void shouldNotBlameTheGeneratorWhenUsersWaitedForTheService() {
    Pace starved = new Pace(1000, 200, 800, 1.5, 12);
    assertThat(HealthRules.judge(starved, 100, 10, IDLE, 0).limited()).isFalse();
  }

  @Test
  void shouldNameEveryReasonWhenTheGeneratorWasTheBottleneck() {
    GeneratorHealth health =
        HealthRules.judge(
            new Pace(1000, 1000, 0, 20.1, 34), 100, 10, new VmWatch.Load(900, 201, 80.4), 3);
    assertThat(health.limited()).isTrue();
    assertThat(health.reasons())
        .containsExactly(
            "users woke late: p99 20.1 ms, at most 20",
            "34 requests within 100 ms, at most 33",
            "garbage collection paused 201 ms, at most 200",
            "the generator used 80 % of all processors, at most 80",
            "users waited 3 times for the samples to be written");
  }

  @Test
  void shouldKeepQuietAtTheBounds() {
    Pace bound = new Pace(1000, 1000, 0, 20, 33);
    assertThat(HealthRules.judge(bound, 100, 10, new VmWatch.Load(0, 200, 80), 0).limited())
        .isFalse();
  }
}
