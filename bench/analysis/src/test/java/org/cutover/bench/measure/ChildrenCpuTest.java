package org.cutover.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildrenCpuTest {
  @Test
  void shouldAddTheTimesOfChildrenWhenTheNameHasBracketsAndSpaces() {
    String stat = "12 (a (b) c) S 1 12 12 0 -1 4194304 500 600 0 0 70 80 1234 56 20 0 1 0 900 7\n";

    assertThat(ChildrenCpu.ticks(stat)).isEqualTo(1290);
  }
}
