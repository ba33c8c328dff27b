package org.cutover.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UndefinedTest {
  private static final Question QUESTION = new Question(0.05, OptionalDouble.of(1));
  private static final double[] CONSTANT = {0.1, 0.1, 0.1};

  static java.util.List<TwoSampleTest> all() {
    return TestCatalogue.asPublished();
  }

  @ParameterizedTest
  @MethodSource("all")
  void shouldStayEmptyAndSayWhyWhenNothingVaries(TwoSampleTest test) {
    TestResult result = test.test(CONSTANT, CONSTANT, QUESTION);
    assertThat(result.p()).isEmpty();
    assertThat(result.statistic()).isEmpty();
    assertThat(result.warnings()).singleElement().asString().startsWith("not tested: ");
  }

  @ParameterizedTest
  @MethodSource("all")
  void shouldStayEmptyWhenOneSideHasNoTrials(TwoSampleTest test) {
    assertThat(test.test(new double[0], CONSTANT, QUESTION).p()).isEmpty();
  }

  @Test
  void shouldNotTestMeansWhenThereIsASingleTrial() {
    TestResult result =
        TestCatalogue.WELCH.test(new double[] {1}, new double[] {1, 2, 3}, QUESTION);
    assertThat(result.p()).isEmpty();
    assertThat(result.warnings())
        .containsExactly("not tested: at least two trials a side are needed");
  }

  @Test
  void shouldNotTestEquivalenceWhenNobodySetAMargin() {
    TestResult result =
        TestCatalogue.EQUIVALENCE.test(
            new double[] {1, 2}, new double[] {1, 3}, new Question(0.05, OptionalDouble.empty()));
    assertThat(result.warnings()).containsExactly("not tested: no margin of equivalence is set");
  }

  @Test
  void shouldHaveNoEffectSizeWhenNothingVaries() {
    assertThat(EffectSizes.hedgesG(CONSTANT, CONSTANT)).isEmpty();
    assertThat(EffectSizes.cliffsDelta(CONSTANT, new double[0])).isEmpty();
  }
}
