package org.cutover.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void shouldRoundHalvesUpAsPeopleReadThem() {
    assertThat(Numbers.fixed(1.005, 2)).isEqualTo("1.01");
    assertThat(Numbers.fixed(187.5, 0)).isEqualTo("188");
    assertThat(Numbers.fixed(-0.0004, 3)).isEqualTo("0.000");
  }

  @Test
  void shouldShowTheSign() {
    assertThat(Numbers.signed(1.26, 1)).isEqualTo("+1.3");
    assertThat(Numbers.signed(-1.26, 1)).isEqualTo("−1.3");
  }

  @Test
  void shouldNotPrintZeroForAPValue() {
    assertThat(Numbers.p(0.00049)).isEqualTo("<0.001");
    assertThat(Numbers.p(0.0514)).isEqualTo("0.051");
  }

  @Test
  void shouldKeep12DigitsForMachines() {
    assertThat(Numbers.precise(2.3522651269412e-6)).isEqualTo("0.00000235226512694");
    assertThat(Numbers.precise(1.5e-17)).isEqualTo("1.5E-17");
    assertThat(Numbers.precise(188)).isEqualTo("188");
    assertThat(Numbers.precise(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Numbers.precise(0)).isEqualTo("0");
  }
}
