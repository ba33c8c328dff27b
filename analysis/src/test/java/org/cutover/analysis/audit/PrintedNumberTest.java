package org.cutover.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.cutover.analysis.audit.PrintedNumber.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0.639, 0.6385, 3, RIGHT", // half up
    "0.638, 0.6385, 3, RIGHT", // half to the even digit
    "0.637, 0.6385, 3, OFF",
    "28, 27.5, 0, RIGHT",
    "27, 27.5, 0, TRUNCATED", // neither up nor even, and a double holds this tie
    "0.285, 0.2855, 3, RIGHT", // the nearest double is a little less than this tie
    "3.054, 3.0539, 3, RIGHT",
    "3.053, 3.0539, 3, TRUNCATED",
    "3.052, 3.0539, 3, OFF",
    "3.055, 3.0539, 3, OFF",
    "0.03, 0.0297, 3, RIGHT", // a zero at the end is not printed
    "1.2, 1.2006, 3, COARSE",
    "1.2, 1.2006, 1, RIGHT",
    "27, 27.9, 0, TRUNCATED",
    "0, 0.9, 0, OFF", // nothing printed for something is no rounding
    "0.000, 0.0004, 3, RIGHT",
    "1.2658227848101267, 1.26582278481012658227848, 16, RIGHT",
    "1.2658227858101267, 1.26582278481012658227848, 16, OFF"
  })
  void shouldTellHowAPrintedNumberRelatesToTheExactOne(
      String printed, String exact, int columnDecimals, Fit fit) {
    assertThat(
            PrintedNumber.parse(printed).orElseThrow().fit(new BigDecimal(exact), columnDecimals))
        .isEqualTo(fit);
  }

  @Test
  void shouldShowOneDecimalMoreThanPrintedSoThatTheRoundingShows() {
    assertThat(PrintedNumber.shown(new BigDecimal("3.05392"), 3)).isEqualTo("3.0539");
    assertThat(PrintedNumber.shown(new BigDecimal("0.00001"), 3)).isEqualTo("0");
  }
}
