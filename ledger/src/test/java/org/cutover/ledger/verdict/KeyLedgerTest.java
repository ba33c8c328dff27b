package org.cutover.ledger.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.cutover.ledger.history.Outcome;
import org.cutover.ledger.history.Row;
import org.cutover.ledger.history.Write;
import org.cutover.ledger.history.Write.Kind;
import org.junit.jupiter.api.Test;

class KeyLedgerTest {
  private final KeyLedger ledger = new KeyLedger("k");

  @Test
  void shouldAllowNothingButNoRowBeforeTheFirstWrite() {
    assertThat(ledger.allowedNow()).containsExactly(Row.ABSENT);
    assertThat(judge(row(1))).contains(Anomaly.PHANTOM);
  }

  @Test
  void shouldCallARowLostWhoseInsertWasAcknowledged() {
    add(Kind.INSERT, Outcome.OK);
    assertThat(judge(row(1))).isEmpty();
    assertThat(judge(Row.ABSENT)).contains(Anomaly.LOST);
  }

  @Test
  void shouldCallAnOlderWriteStale() {
    add(Kind.INSERT, Outcome.OK);
    add(Kind.UPDATE, Outcome.OK);
    assertThat(judge(row(2))).isEmpty();
    assertThat(judge(row(1))).contains(Anomaly.STALE);
  }

  @Test
  void shouldCallARowResurrectedWhoseDeleteWasAcknowledged() {
    add(Kind.INSERT, Outcome.OK);
    add(Kind.DELETE, Outcome.OK);
    assertThat(judge(Row.ABSENT)).isEmpty();
    assertThat(judge(row(1))).contains(Anomaly.RESURRECTED);
  }

  @Test
  void shouldCallColumnsOfTwoWritesMixed() {
    add(Kind.INSERT, Outcome.OK);
    add(Kind.UPDATE, Outcome.OK);
    Row mixed = Row.of(Write.value("k", 1), Write.value("k", 2));
    assertThat(judge(mixed)).contains(Anomaly.MIXED_ROW);
  }

  @Test
  void shouldKeepAWriteOfUnknownOutcomePossibleUntilALaterOneIsAcknowledged() {
    add(Kind.INSERT, Outcome.OK);
    add(Kind.UPDATE, Outcome.UNKNOWN);
    assertThat(ledger.allowedNow()).containsExactlyInAnyOrder(row(1), row(2));
    add(Kind.DELETE, Outcome.UNKNOWN);
    assertThat(ledger.allowedNow()).containsExactlyInAnyOrder(row(1), row(2), Row.ABSENT);
    add(Kind.INSERT, Outcome.OK);
    assertThat(ledger.allowedNow()).containsExactly(row(4));
    assertThat(judge(row(2))).contains(Anomaly.STALE);
  }

  @Test
  void shouldNeverAllowAWriteThatFailed() {
    add(Kind.INSERT, Outcome.OK);
    add(Kind.UPDATE, Outcome.FAIL);
    assertThat(ledger.allowedNow()).containsExactly(row(1));
  }

  /** Writes are ten apart and take five: 10 to 15, 20 to 25, 30 to 35. */
  @Test
  void shouldAllowAReaderWhatWasThereAtAnyMomentOfItsRead() {
    add(Kind.INSERT, Outcome.OK);
    add(Kind.UPDATE, Outcome.OK);
    add(Kind.DELETE, Outcome.OK);
    assertThat(allowed(0, 9)).containsExactly(Row.ABSENT);
    assertThat(allowed(16, 19)).containsExactly(row(1));
    assertThat(allowed(16, 22)).containsExactlyInAnyOrder(row(1), row(2));
    // Begun before the update was acknowledged.
    assertThat(allowed(24, 28)).containsExactlyInAnyOrder(row(1), row(2));
    assertThat(allowed(25, 28)).containsExactly(row(2));
    assertThat(allowed(12, 40)).containsExactlyInAnyOrder(Row.ABSENT, row(1), row(2));
    assertThat(allowed(36, 40)).containsExactly(Row.ABSENT);
  }

  @Test
  void shouldAllowAWriteThatIsUnderWay() {
    add(Kind.INSERT, Outcome.OK);
    Write delete = new Write("k", 2, Kind.DELETE, Outcome.UNKNOWN, 20, Long.MAX_VALUE);
    assertThat(ledger.allowed(16, 21, Optional.of(delete)))
        .containsExactlyInAnyOrder(row(1), Row.ABSENT);
    assertThat(ledger.allowed(16, 19, Optional.of(delete))).containsExactly(row(1));
  }

  @Test
  void shouldHoldAnswersToWritesToWhatHadBeenAcknowledged() {
    assertThat(ledger.judge(true, ledger.allowedNow())).contains(Anomaly.RESURRECTED);
    assertThat(ledger.judge(false, ledger.allowedNow())).isEmpty();
    add(Kind.INSERT, Outcome.OK);
    assertThat(ledger.judge(false, ledger.allowedNow())).contains(Anomaly.LOST);
    assertThat(ledger.judge(true, ledger.allowedNow())).isEmpty();
    add(Kind.DELETE, Outcome.UNKNOWN);
    assertThat(ledger.judge(false, ledger.allowedNow())).isEmpty();
    assertThat(ledger.judge(true, ledger.allowedNow())).isEmpty();
  }

  @Test
  void shouldRefuseAWriteThatIsNotTheNext() {
    Write second = new Write("k", 2, Kind.INSERT, Outcome.OK, 1, 2);
    assertThatThrownBy(() -> ledger.add(second)).isInstanceOf(IllegalArgumentException.class);
  }

  private void add(Kind kind, Outcome outcome) {
    int sequence = ledger.nextSequence();
    ledger.add(new Write("k", sequence, kind, outcome, sequence * 10L, sequence * 10L + 5));
  }

  private static Row row(int sequence) {
    return Row.of(Write.value("k", sequence));
  }

  private Set<Row> allowed(long from, long to) {
    return ledger.allowed(from, to, Optional.empty());
  }

  private Optional<Anomaly> judge(Row shown) {
    return ledger.judge(shown, ledger.allowedNow());
  }
}
