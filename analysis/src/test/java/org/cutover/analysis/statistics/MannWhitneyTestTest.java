package org.cutover.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MannWhitneyTestTest {
  private static final Question QUESTION = new Question(0.05, OptionalDouble.empty());

  @Test
  void shouldGiveTheSameWhenTheSidesAreSwapped() {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      double[] a = random.ints(2 + random.nextInt(8), 0, 6).asDoubleStream().toArray();
      double[] b = random.ints(2 + random.nextInt(8), 0, 6).asDoubleStream().toArray();
      OptionalDouble p = p(a, b);
      if (p.isPresent()) {
        assertThat(p.getAsDouble()).isCloseTo(p(b, a).orElseThrow(), within(1e-12));
        assertThat(p.getAsDouble()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void shouldAgreeWithTheExactMethodWhenApproximatingLargeSamples() {
    Random random = new Random(1);
    for (int i = 0; i < 10; i++) {
      double shift = i * 0.05;
      // Whole numbers, so that ties are there to be corrected for.
      double[] a = random.doubles(40).map(x -> Math.rint(20 * (x + shift))).toArray();
      double[] b = random.doubles(30).map(x -> Math.rint(20 * x)).toArray();
      DoubledRanks ranks = DoubledRanks.of(a, b);
      assertThat(MannWhitneyTest.approximate(ranks))
          .isCloseTo(MannWhitneyTest.exact(ranks), within(0.005));
    }
  }

  @Test
  void shouldSayWhenItApproximates() {
    double[] many = new Random(2).doubles(MannWhitneyTest.EXACT_UP_TO + 1).toArray();
    assertThat(TestCatalogue.MANN_WHITNEY.test(many, new double[] {2}, QUESTION).warnings())
        .containsExactly("normal approximation");
  }

  @Test
  void shouldCountTiedValuesWhenThereAreAny() {
    TestResult result =
        TestCatalogue.MANN_WHITNEY.test(new double[] {1, 2, 2}, new double[] {2, 3, 4}, QUESTION);
    assertThat(result.warnings()).containsExactly("3 of 6 values tied");
  }

  private static OptionalDouble p(double[] a, double[] b) {
    return TestCatalogue.MANN_WHITNEY.test(a, b, QUESTION).p();
  }
}
