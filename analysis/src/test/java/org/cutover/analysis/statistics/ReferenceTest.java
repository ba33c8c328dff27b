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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against values that R computed: see {@code reference.R} beside {@code reference.csv}. */
class ReferenceTest {
  static Stream<CSVRecord> cases() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader =
        new InputStreamReader(
            ReferenceTest.class.getResourceAsStream("reference.csv"), StandardCharsets.UTF_8)) {
      List<CSVRecord> records = format.parse(reader).getRecords();
      assertThat(records).hasSize(23);
      return records.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldAgreeWithRWhenTestingForADifference(CSVRecord row) {
    TestResult welch = result(TestCatalogue.WELCH, row);
    assertClose(welch.statistic(), row, "welch_t");
    assertClose(welch.df(), row, "welch_df");
    assertClose(welch.p(), row, "welch_p");
    assertClose(welch.interval().low(), row, "welch_low");
    assertClose(welch.interval().high(), row, "welch_high");
    TestResult student = result(TestCatalogue.STUDENT, row);
    assertClose(student.statistic(), row, "student_t");
    assertClose(student.p(), row, "student_p");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldAgreeWithRWhenTestingRanksOrEquivalence(CSVRecord row) {
    TestResult ranks = result(TestCatalogue.MANN_WHITNEY, row);
    assertClose(ranks.statistic(), row, "u");
    assertClose(ranks.p(), row, "mann_whitney_p");
    assertClose(result(TestCatalogue.EQUIVALENCE, row).p(), row, "tost_p");
    assertClose(EffectSizes.hedgesG(values(row, "x"), values(row, "y")), row, "hedges_g");
  }

  private static TestResult result(TwoSampleTest test, CSVRecord row) {
    OptionalDouble margin = OptionalDouble.of(Double.parseDouble(row.get("margin")));
    return test.test(values(row, "x"), values(row, "y"), new Question(0.05, margin));
  }

  private static double[] values(CSVRecord row, String column) {
    return Arrays.stream(row.get(column).split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static void assertClose(OptionalDouble actual, CSVRecord row, String column) {
    double expected = Double.parseDouble(row.get(column));
    assertThat(actual).as(row.get("case") + " " + column).isPresent();
    assertThat(actual.getAsDouble())
        .as(row.get("case") + " " + column)
        .isCloseTo(expected, within(Math.abs(expected) * 1e-8 + 1e-14));
  }
}
