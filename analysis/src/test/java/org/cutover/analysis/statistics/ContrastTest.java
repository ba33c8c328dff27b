package org.cutover.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against values that R computed: see {@code contrasts.R} beside {@code contrasts.csv}. */
class ContrastTest {
  static Stream<CSVRecord> cases() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader =
        new InputStreamReader(
            ContrastTest.class.getResourceAsStream("contrasts.csv"), StandardCharsets.UTF_8)) {
      List<CSVRecord> records = format.parse(reader).getRecords();
      assertThat(records).hasSize(39);
      return records.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldAgreeWithRWhenTestingForADifference(CSVRecord row) {
    TestResult welch = ContrastTests.welch(contrast(row), question(row));
    assertClose(contrast(row).estimate(), row, "estimate");
    assertClose(welch.statistic(), row, "t");
    assertClose(welch.df(), row, "df");
    assertClose(welch.p(), row, "p");
    assertClose(welch.interval().low(), row, "low");
    assertClose(welch.interval().high(), row, "high");
    assertClose(contrast(row).hedgesG(), row, "g");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldAgreeWithRWhenTestingAgainstAMargin(CSVRecord row) {
    assertClose(ContrastTests.equivalence(contrast(row), question(row)).p(), row, "tost_p");
    TestResult higher = ContrastTests.nonInferiority(contrast(row), question(row), true);
    assertClose(higher.p(), row, "higher_p");
    assertClose(higher.interval().high(), row, "higher_bound");
    assertThat(higher.interval().low()).isEmpty();
    TestResult lower = ContrastTests.nonInferiority(contrast(row), question(row), false);
    assertClose(lower.p(), row, "lower_p");
    assertClose(lower.interval().low(), row, "lower_bound");
    assertThat(lower.interval().high()).isEmpty();
  }

  @Test
  void shouldSayWhyNothingIsTestedWhenItCannotBe() {
    Question question = new Question(0.05, OptionalDouble.of(1));
    double[] some = {1, 2, 3};
    Contrast one = Contrast.between(new double[] {1}, some);
    assertThat(ContrastTests.welch(one, question))
        .isEqualTo(
            TestResult.undefined("welch", "not tested: at least two trials a side are needed"));
    assertThat(one.estimate()).hasValue(-1);
    Contrast constant = Contrast.between(new double[] {1, 1}, new double[] {2, 2, 2});
    assertThat(ContrastTests.nonInferiority(constant, question, true))
        .isEqualTo(
            TestResult.undefined("non-inferiority", "not tested: nothing varies within any side"));
    assertThat(constant.hedgesG()).isEmpty();
    assertThat(Contrast.between(some, new double[0]).estimate()).isEmpty();
  }

  @Test
  void shouldGiveTheBoundAndNoPValueWhenThereIsNoMargin() {
    Contrast contrast = Contrast.between(new double[] {1, 2, 3}, new double[] {1, 2, 4});
    Question question = new Question(0.05, OptionalDouble.empty());
    TestResult result = ContrastTests.nonInferiority(contrast, question, true);
    assertThat(result.p()).isEmpty();
    assertThat(result.interval().high()).isPresent();
    assertThat(result.warnings()).containsExactly("not tested: no margin of equivalence is set");
  }

  @Test
  void shouldNeedMoreRepetitionsWithFourGroupsThanWithTwo() {
    double[] b = {11, 12, 13};
    double[] a = {10, 11, 12};
    Question question = new Question(0.05, OptionalDouble.of(2));
    int two = Repetitions.needed(Contrast.between(b, a), 1, question, 1, 0.8).orElseThrow();
    Contrast effects = Contrast.ofDifferences(b, a, a, a);
    assertThat(Repetitions.needed(effects, 1, question, 1, 0.8).orElseThrow())
        .isGreaterThan(two)
        .isLessThan(2 * two + 1);
    // R: power.t.test(delta = 1, sd = 1, power = 0.8, alternative = "one.sided") says 13.1.
    assertThat(two).isEqualTo(14);
  }

  private static Contrast contrast(CSVRecord row) {
    double[] b = values(row, "b");
    double[] a = values(row, "a");
    return row.get("b_control").isEmpty()
        ? Contrast.between(b, a)
        : Contrast.ofDifferences(b, values(row, "b_control"), a, values(row, "a_control"));
  }

  private static Question question(CSVRecord row) {
    return new Question(0.05, OptionalDouble.of(Double.parseDouble(row.get("margin"))));
  }

  private static double[] values(CSVRecord row, String column) {
    return Arrays.stream(row.get(column).split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static void assertClose(OptionalDouble actual, CSVRecord row, String column) {
    double expected = Double.parseDouble(row.get(column));
    assertThat(actual).as(row.get("case") + " " + column).isPresent();
    assertThat(actual.getAsDouble())
        .as(row.get("case") + " " + column)
        .isCloseTo(expected, within(Math.abs(expected) * 1e-8 + 1e-12));
  }
}
