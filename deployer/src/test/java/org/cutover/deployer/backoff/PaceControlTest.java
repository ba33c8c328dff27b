package org.cutover.deployer.backoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceControlTest {
  private static final LatencyRule HALF_AS_MUCH_AGAIN = new LatencyRule(50);

  private PaceControl control = PaceControl.from(HALF_AS_MUCH_AGAIN, look(30, 0));

  private static Map<String, Load> look(long millis, long queued) {
    return Map.of("A", new Load(millis, queued), "B", new Load(30, 0));
  }

  private double after(Map<String, Load> look) {
    control = control.next(look);
    return control.pace();
  }

  @Test
  void shouldGoAtFullPaceWhileTheServiceIsAsItWas() {
    for (long millis : new long[] {30, 10, 44, 45, 0, 30}) {
      assertThat(after(look(millis, 3))).isEqualTo(1);
      assertThat(control.cause()).isEmpty();
    }
  }

  @Test
  void shouldHalveThePaceWhenAnswersTakeLongerAndRaiseItBitByBit() {
    assertThat(after(look(46, 0))).isEqualTo(0.5);
    assertThat(after(look(60, 0))).isEqualTo(0.25);
    assertThat(control.cause().orElseThrow().text())
        .isEqualTo("response time at load balancer A: 60 ms, 30 ms before");
    assertThat(after(look(40, 0))).isCloseTo(0.35, within(1e-9));
    assertThat(control.cause()).as("still slower than it could").isPresent();
    for (int i = 0; i < 7; i++) {
      after(look(40, 0));
    }
    assertThat(control.pace()).isEqualTo(1);
    assertThat(control.cause()).isEmpty();
  }

  @Test
  void shouldNotBrakeFurtherWhileTheAverageFalls() {
    after(look(90, 0));
    assertThat(after(look(80, 0))).isEqualTo(0.5);
    assertThat(after(look(70, 0))).isEqualTo(0.5);
    assertThat(after(look(70, 0))).as("it no longer falls").isEqualTo(0.25);
  }

  @Test
  void shouldNeverStopForGood() {
    for (int i = 0; i < 50; i++) {
      after(look(1000, 100));
    }
    assertThat(control.pace()).isEqualTo(PaceControl.SLOWEST);
  }

  @Test
  void shouldBrakeWhenRequestsQueue() {
    assertThat(after(look(0, 4))).isEqualTo(0.5);
    assertThat(control.cause().orElseThrow().text())
        .isEqualTo("queue at load balancer A: 4, 0 before");
    assertThat(after(look(0, 4))).isEqualTo(0.25);
    assertThat(after(look(0, 3))).isCloseTo(0.35, within(1e-9));
  }

  @Test
  void shouldAllowMoreWhereMoreWasUsual() {
    control = PaceControl.from(HALF_AS_MUCH_AGAIN, look(100, 10));
    assertThat(after(look(150, 15))).isEqualTo(1);
    assertThat(after(look(150, 16))).isEqualTo(0.5);
  }

  @Test
  void shouldIgnoreWhatNobodyNotices() {
    control = PaceControl.from(new LatencyRule(0), look(1, 0));
    assertThat(after(look(20, 3))).isEqualTo(1);
    assertThat(after(look(21, 0))).isEqualTo(0.5);
  }

  @Test
  void shouldLeaveOutLoadBalancersThatDoNotAnswer() {
    assertThat(after(Map.of())).isEqualTo(1);
    assertThat(after(Map.of("B", new Load(30, 0)))).isEqualTo(1);
    assertThat(after(Map.of("C", new Load(500, 50)))).as("with nothing to compare").isEqualTo(1);
    assertThat(after(Map.of("C", new Load(800, 50)))).isEqualTo(0.5);
    assertThat(control.cause().orElseThrow().balancer()).isEqualTo("C");
    assertThat(after(look(46, 0))).as("A is still compared with what it was").isEqualTo(0.25);
  }

  @Test
  void shouldWaitOneLookForTheLoadBalancerThatBrakes() {
    after(look(60, 0));
    assertThat(after(Map.of("B", new Load(30, 0)))).as("late").isEqualTo(0.5);
    assertThat(after(Map.of("B", new Load(30, 0)))).as("gone").isCloseTo(0.6, within(1e-9));
  }

  @Test
  void shouldNameTheLoadBalancerThatBrakes() {
    control = control.next(Map.of("A", new Load(80, 0), "B", new Load(30, 0)));
    control = control.next(Map.of("A", new Load(70, 0), "B", new Load(60, 0)));
    assertThat(control.cause().orElseThrow().balancer()).as("A gets better").isEqualTo("B");
  }

  @Test
  void shouldRefuseANegativeShare() {
    assertThatThrownBy(() -> new LatencyRule(-1)).hasMessage("a share of -1 % is below 0");
  }
}
