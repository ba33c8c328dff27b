package org.cutover.deployer.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockComparisonTest {
  private static final Duration LIMIT = Duration.ofMillis(500);

  /** Bounds in milliseconds. */
  private static ClockOffset between(long low, long high) {
    return new ClockOffset(low * 1000, high * 1000);
  }

  private static ClockComparison of(ClockOffset... offsets) {
    Map<String, ClockOffset> named = new LinkedHashMap<>();
    for (ClockOffset offset : offsets) {
      named.put("h" + named.size(), offset);
    }
    return new ClockComparison(named);
  }

  @Test
  void shouldNameBothHostsAndTheWayOutWhenClocksDifferForSure() {
    assertThat(of(between(-5, 5), between(-900, -700), between(10, 30)).problem(LIMIT))
        .hasValue(
            "the clock of h2 is at least 710 ms ahead of that of h1, more than the 500 ms allowed,"
                + " so a later write could lose against an earlier one; let NTP set both, or give a"
                + " longer --clock-limit");
  }

  @Test
  void shouldAllowWhatMayBeWithinTheLimit() {
    assertThat(of(between(0, 0), between(500, 500)).problem(LIMIT)).isEmpty();
    assertThat(of(between(0, 0), between(501, 501)).problem(LIMIT)).isPresent();
    assertThat(of(between(-800, 10), between(500, 1500)).problem(LIMIT))
        .as("slow answers tell little")
        .isEmpty();
    assertThat(of(between(-3000, 3000), between(-1, 1)).problem(LIMIT)).isEmpty();
    assertThat(of(between(9000, 9001)).problem(LIMIT)).as("nobody to compare with").isEmpty();
    assertThat(of().problem(LIMIT)).isEmpty();
  }

  @Test
  void shouldTellTheBestGuesses() {
    ClockComparison clocks = of(between(-10, 20), between(-110, -90));
    assertThat(clocks.millis()).containsExactly(Map.entry("h0", 5L), Map.entry("h1", -100L));
    assertThat(clocks.largestMillis()).isEqualTo(105);
    assertThat(of().largestMillis()).isZero();
  }

  @Test
  void shouldBoundTheOffsetByTheRoundTrip() {
    HostTime told = new HostTime(1_000_000, 1);
    assertThat(ClockOffset.of(999_000, told, 1_003_000)).isEqualTo(new ClockOffset(-3000, 1001));
    assertThat(ClockOffset.of(0, new HostTime(2_000_000, 1_000_000), 10))
        .as("whole seconds only")
        .isEqualTo(new ClockOffset(1_999_990, 3_000_000));
  }

  @Test
  void shouldNarrowTheBoundsByASecondAnswer() {
    assertThat(between(-100, 50).and(between(-20, 300))).isEqualTo(between(-20, 50));
    assertThat(between(0, 1).and(between(500, 510)))
        .as("the clock was set meanwhile")
        .isEqualTo(between(500, 510));
  }

  @Test
  void shouldReadWhatDateWritesWhereverItIs() {
    assertThat(HostTime.parse("1700000000123456789\n"))
        .hasValue(new HostTime(1_700_000_000_123_456L, 1));
    HostTime seconds = new HostTime(1_700_000_000_000_000L, 1_000_000);
    assertThat(HostTime.parse("1700000000N\n")).hasValue(seconds);
    assertThat(HostTime.parse("1700000000%N\n")).hasValue(seconds);
    assertThat(HostTime.parse("1700000000\n")).hasValue(seconds);
    assertThat(HostTime.parse("sh: date: not found")).isEmpty();
    assertThat(HostTime.parse("")).isEmpty();
  }
}
