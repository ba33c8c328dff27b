package org.cutover.analysis.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MillisCountsTest {
  private final Random random = new Random(11);

  @Test
  void shouldGiveTheExactPercentilesOfManyValues() {
    int[] values = values(5000);
    MillisCounts.Sorted sorted = counts(values).sorted();
    Arrays.sort(values);
    for (int percent = 1; percent <= 100; percent++) {
      int rank = (int) Math.ceil(percent * values.length / 100.0);
      assertThat(sorted.percentile(percent)).as("p" + percent).isEqualTo(values[rank - 1]);
    }
    assertThat(sorted.min()).isEqualTo(values[0]);
    assertThat(sorted.sum()).isEqualTo(Arrays.stream(values).asLongStream().sum());
    for (int limit : new int[] {0, values[0], values[2500], 60_000, Integer.MAX_VALUE}) {
      assertThat(sorted.atMost(limit))
          .isEqualTo(Arrays.stream(values).filter(value -> value <= limit).count());
    }
  }

  @Test
  void shouldGiveTheSameHoweverPartsAreAdded() {
    int[] one = values(700);
    int[] other = values(90);
    MillisCounts forth = counts(one);
    forth.add(counts(other));
    MillisCounts back = counts(other);
    back.add(counts(one));
    assertThat(forth.total()).isEqualTo(790).isEqualTo(back.total());
    for (int percent = 1; percent <= 100; percent++) {
      assertThat(forth.sorted().percentile(percent)).isEqualTo(back.sorted().percentile(percent));
    }
  }

  @Test
  void shouldTakeTheNearestRankOfFewValues() {
    MillisCounts.Sorted sorted = counts(new int[] {30, 10, 20, 20}).sorted();
    assertThat(sorted.percentile(25)).isEqualTo(10);
    assertThat(sorted.percentile(50)).isEqualTo(20);
    assertThat(sorted.percentile(75)).isEqualTo(20);
    assertThat(sorted.percentile(76)).isEqualTo(30);
  }

  @Test
  void shouldHaveNoPercentileOfNothing() {
    MillisCounts.Sorted none = new MillisCounts().sorted();
    assertThat(none.atMost(5)).isZero();
    assertThatThrownBy(() -> none.percentile(50)).hasMessage("no percentile of nothing");
    assertThatThrownBy(none::min).hasMessage("no minimum of nothing");
  }

  @Test
  void shouldSumUpATrialAsItsRowDoes() {
    RowStatistics row = RowStatistics.of(counts(new int[] {10, 20, 20, 30}), 1, 2, 1000, 3000);
    assertThat(row)
        .isEqualTo(
            new RowStatistics(
                4, 1, 2, 1000, 3000, 80, new RowStatistics.ResponseTimes(10, 30, 20, 30, 30, 30)));
    assertThat(row.throughputRps()).hasValue(2);
    assertThat(row.goodputRps()).hasValue(1.5);
    assertThat(RowStatistics.of(new MillisCounts(), 0, 3, 0, 0).avgMs()).isEmpty();
  }

  private int[] values(int n) {
    return random.ints(n, 0, 3).map(kind -> random.nextInt(kind == 0 ? 70_000 : 40)).toArray();
  }

  private static MillisCounts counts(int[] values) {
    MillisCounts counts = new MillisCounts();
    Arrays.stream(values).forEach(counts::add);
    return counts;
  }
}
