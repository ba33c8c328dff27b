package org.cutover.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.19   | 0.0195   | fits with the decimal point one place to the left: 0.019",
        "0.0195 | 1.95     | fits with the decimal point two places to the right: 1.95",
        "48     | 4.8      | fits with the decimal point one place to the left: 4.8",
        "19.107 | 13.1071  | one digit differs from 13.107: 9 in place of 3",
        "31.107 | 13.1071  | two digits of 13.107 are swapped",
        "1.107  | 13.1071  | a digit of 13.107 is missing",
        "133.107| 13.1071  | has a digit '3' too many for 13.107",
        "0.05   | 0.0446   | one digit differs from 0.04: 5 in place of 4; or is rounded twice, first to 0.045",
        "55555  | 1234     | 'does not follow from the rows, and no usual slip explains it'",
      })
  void shouldNameTheSlip(String printed, String exact, String words) {
    assertThat(
            Slip.explain(
                PrintedNumber.parse(printed).orElseThrow(), new BigDecimal(exact), 3, List.of()))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.0446, 2, 0.045", "13, 12.45, 0, 12.5"})
  void shouldNameARoundingInTwoSteps(String printed, String exact, int decimals, String first) {
    assertThat(
            Slip.explain(
                PrintedNumber.parse(printed).orElseThrow(),
                new BigDecimal(exact),
                decimals,
                List.of()))
        .endsWith("is rounded twice, first to " + first);
  }

  @ParameterizedTest
  @CsvSource({"48, is the sum", "5, is the mean"})
  void shouldNameTheNumberThatItWasTakenFor(String printed, String words) {
    List<Slip.Alternative> alternatives =
        List.of(
            new Slip.Alternative("is the sum", new BigDecimal("48")),
            new Slip.Alternative("is the mean", new BigDecimal("4.8")));
    assertThat(
            Slip.explain(
                PrintedNumber.parse(printed).orElseThrow(),
                new BigDecimal("777777"),
                0,
                alternatives))
        .isEqualTo(words);
  }
}
