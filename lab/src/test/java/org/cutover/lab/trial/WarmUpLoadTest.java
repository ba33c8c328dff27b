package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cutover.common.terminal.Terminal;
import org.cutover.loadgen.Snapshot;
import org.junit.jupiter.api.Test;

class WarmUpLoadTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void shouldSeeAFall() {
    assertThat(FallingTrend.in(series(10, i -> 30 - 2.0 * i))).isTrue();
    assertThat(FallingTrend.in(series(10, i -> 30 - 2.0 * i + (i % 2 == 0 ? 2.5 : 0)))).isTrue();
  }

  @Test
  void shouldSeeNoFallInWhatIsLevelOrRisesOrFallsByNothing() {
    assertThat(FallingTrend.in(series(10, i -> 10))).isFalse();
    assertThat(FallingTrend.in(series(10, i -> 10 + i))).isFalse();
    assertThat(FallingTrend.in(series(10, i -> 100 - 0.1 * i))).isFalse();
    assertThat(FallingTrend.in(series(10, i -> i % 2 == 0 ? 9 : 11))).isFalse();
  }

  @Test
  void shouldNotTakeOneSlowSecondForAFall() {
    assertThat(FallingTrend.in(series(10, i -> i == 0 ? 500 : 10 + i % 3))).isFalse();
  }

  /** Kendall's S of 10 values in order is -45; its critical value at 5 %, one-sided, is -21. */
  @Test
  void shouldHaveTheCriticalValueOfTheTables() {
    List<Double> values = new ArrayList<>(series(10, i -> 100.0 - 10 * i));
    assertThat(s(values)).isEqualTo(-45);
    // Each exchange of neighbours changes S by 2.
    int swaps = 0;
    for (int pass = 0; pass < values.size(); pass++) {
      for (int i = 0; i + 1 < values.size(); i++) {
        if (values.get(i) > values.get(i + 1)) {
          Collections.swap(values, i, i + 1);
          swaps++;
          assertThat(FallingTrend.in(values)).as("S = %d", s(values)).isEqualTo(s(values) <= -21);
        }
      }
    }
    assertThat(swaps).isEqualTo(45);
  }

  /** One look in twenty sees a fall where there is none: what is level ends soon all the same. */
  @Test
  void shouldSeldomSeeAFallInNoise() {
    Random random = new Random(20170523);
    int seen = 0;
    for (int i = 0; i < 2000; i++) {
      seen += FallingTrend.in(series(10, j -> 10 + random.nextGaussian())) ? 1 : 0;
    }
    assertThat(seen).isBetween(20, 130);
  }

  @Test
  void shouldNotBeSteadyBeforeTheWindowIsFullOrWhileSecondsHaveNoAnswer() {
    assertThat(WarmUpLoad.isSteady(series(9, i -> 10), LIMIT)).isFalse();
    assertThat(WarmUpLoad.isSteady(series(10, i -> 10), LIMIT)).isTrue();
    assertThat(WarmUpLoad.isSteady(series(10, i -> i == 4 ? 0 : 10), LIMIT)).isFalse();
    assertThat(WarmUpLoad.isSteady(series(29, i -> 10), Duration.ofMinutes(5))).isFalse();
    assertThat(WarmUpLoad.isSteady(series(30, i -> 10), Duration.ofMinutes(5))).isTrue();
  }

  @Test
  void shouldEndTheLoadOnceWhenTheLatestSecondsNoLongerFall() {
    AtomicInteger ended = new AtomicInteger();
    WarmUpLoad load = new WarmUpLoad(LIMIT, Terminal.silent(), ended::incrementAndGet);
    // Falls for eight seconds and is level from then on.
    for (int second = 0; second < 20; second++) {
      load.progress(snapshot(second < 8 ? 100 - 10 * second : 20 + second % 2));
    }
    assertThat(ended).hasValue(1);
    assertThat(load.result().steady()).isTrue();
    assertThat(load.result().meanMs()).hasSize(20).startsWith(100.0, 90.0);
  }

  private static Snapshot snapshot(double meanMs) {
    return new Snapshot(1, 10, 0, 0, meanMs, 0, Duration.ZERO);
  }

  private interface Value {
    double at(int i);
  }

  private static List<Double> series(int n, Value value) {
    return IntStream.range(0, n).mapToObj(value::at).toList();
  }

  private static int s(List<Double> values) {
    int s = 0;
    for (int i = 0; i < values.size(); i++) {
      for (int j = i + 1; j < values.size(); j++) {
        s += Double.compare(values.get(j), values.get(i));
      }
    }
    return s;
  }
}
