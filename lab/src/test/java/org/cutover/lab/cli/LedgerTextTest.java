package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.cutover.ledger.verdict.Anomaly;
import org.cutover.ledger.verdict.Contradiction;
import org.cutover.ledger.verdict.Verdict;
import org.junit.jupiter.api.Test;

class LedgerTextTest {
  private static final Contradiction LOST =
      new Contradiction(Anomaly.LOST, "k", "update", "no row", "k#1", 0, false);

  @Test
  void shouldSayWhatWasProven() {
    assertThat(LedgerText.verdict(new Verdict(10, 9, 1, 20, 0, 5, true, List.of())))
        .containsExactly(
            "10 writes (9 acknowledged, 1 of unknown outcome), 20 reads; final read of 5 rows",
            "clean: no answer contradicts what was acknowledged");
  }

  @Test
  void shouldShowContradictionsAndCountThem() {
    List<Contradiction> twelve = Collections.nCopies(12, LOST);
    assertThat(LedgerText.verdict(new Verdict(10, 9, 1, 20, 0, 5, true, twelve)))
        .hasSize(13)
        .contains("  lost: update of k shows no row, not k#1", "  and 2 more")
        .endsWith("contradicted: 12 lost");
  }

  @Test
  void shouldSayThatThereIsNoVerdict() {
    assertThat(LedgerText.verdict(new Verdict(10, 9, 1, 20, 0, 0, false, List.of())))
        .endsWith("no verdict: the final read could not be made");
  }
}
