package org.cutover.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.HoldRule;
import org.cutover.lab.run.HoldDecision.Kind;
import org.junit.jupiter.api.Test;

class HoldDecisionTest {
  private static final Experiment.Times TIMES =
      new Experiment.Times(Duration.ofSeconds(1), Duration.ofSeconds(14), Duration.ofMillis(250));

  @Test
  void shouldNeedTwoFifthsAndASecondMoreThanTheLongestDeploymentTook() {
    // 250 ms + 8 s + 3.2 s + 1 s = 12.45 s, in whole seconds.
    assertThat(HoldRule.needed(Duration.ofSeconds(8), Duration.ofMillis(250)))
        .isEqualTo(Duration.ofSeconds(13));
    // A whole number of seconds stays: 10 s + 4 s + 1 s.
    assertThat(HoldRule.needed(Duration.ofSeconds(10), Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void shouldLeaveAHoldThatIsLongEnough() {
    HoldDecision decision = decide(8_000, true, 0);
    assertThat(decision.kind()).isEqualTo(Kind.ENOUGH);
    assertThat(decision.hold()).isEqualTo(TIMES.hold());
  }

  @Test
  void shouldLengthenAHoldWithTooLittleToSpareWhereItMay() {
    HoldDecision decision = decide(11_000, true, 0);
    assertThat(decision.kind()).isEqualTo(Kind.LENGTHEN);
    // 250 ms + 15.4 s + 1 s = 16.65 s.
    assertThat(decision.hold()).isEqualTo(Duration.ofSeconds(17));
    assertThat(decide(11_000, false, 0).kind()).isEqualTo(Kind.TIGHT);
  }

  @Test
  void shouldKeepTrialsThatCountWhileTheirHoldCanWork() {
    assertThat(decide(11_000, true, 3).kind()).isEqualTo(Kind.TIGHT);
    assertThat(decide(13_750, true, 3).kind()).isEqualTo(Kind.TIGHT);
    assertThat(decide(13_751, true, 3).kind()).isEqualTo(Kind.LENGTHEN);
  }

  @Test
  void shouldSayThatAHoldThatHasToStayIsTooShort() {
    assertThat(decide(13_751, false, 0).kind()).isEqualTo(Kind.TOO_SHORT);
    assertThat(decide(13_751, false, 3).kind()).isEqualTo(Kind.TOO_SHORT);
    assertThat(decide(13_751, false, 0).hold()).isEqualTo(TIMES.hold());
  }

  @Test
  void shouldAlwaysLengthenTheHoldOfTrialsThatBeginAnew() {
    assertThat(HoldDecision.lengthened(TIMES, Duration.ofSeconds(20)).hold())
        .isEqualTo(Duration.ofSeconds(30));
    // A deployer that was started late outlives a hold that it would have fitted into.
    assertThat(HoldDecision.lengthened(TIMES, Duration.ofSeconds(1)).hold())
        .isEqualTo(Duration.ofSeconds(15));
  }

  private static HoldDecision decide(int longestMillis, boolean mayLengthen, int valid) {
    return HoldDecision.of(TIMES, Duration.ofMillis(longestMillis), mayLengthen, valid);
  }
}
