package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {
  private static final String HEADER =
      "timeStamp,elapsed,label,responseMessage,threadName,success,IdleTime\n";
  private static final String REQUEST = "1500000000000,10,GET,OK,t1,true,0\n";
  private static final String AFTER_PAUSE = "1500000005010,20,GET,OK,t1,true,0\n";
  private static final String TRANSACTION =
      "1500000000000,30,shop,\"Number of samples in transaction : 2, number of failing samples :"
          + " 0\",t1,true,5000\n";

  @TempDir private Path folder;

  private String samples(Transactions.Rule rule, String rows, String... labels) {
    Path file = Imports.file(folder, "low-none-1.csv", HEADER + rows);
    Path out = folder.resolve("out");
    Imports.run(Imports.reading(Imports.transactions(rule, labels), out, file));
    return Imports.text(out.resolve("trials.csv")).lines().toList().get(1).split(",", -1)[3];
  }

  @Test
  void shouldLeaveATransactionOutWhoseRequestsHaveRowsAlsoWithPauses() {
    assertThat(samples(Transactions.Rule.AUTO, REQUEST + AFTER_PAUSE + TRANSACTION)).isEqualTo("2");
  }

  @Test
  void shouldCountATransactionThatStandsForItsRequests() {
    assertThat(samples(Transactions.Rule.AUTO, TRANSACTION)).isEqualTo("1");
  }

  @Test
  void shouldTellUsersApart() {
    assertThat(samples(Transactions.Rule.AUTO, REQUEST.replace("t1", "t2") + TRANSACTION))
        .isEqualTo("2");
  }

  @Test
  void shouldDoAsToldWhateverTheRowsSay() {
    assertThat(samples(Transactions.Rule.KEEP, REQUEST + TRANSACTION)).isEqualTo("2");
  }

  @Test
  void shouldSkipAllWhenTold() {
    assertThat(samples(Transactions.Rule.SKIP, TRANSACTION + REQUEST)).isEqualTo("1");
  }

  @Test
  void shouldCountATransactionWhoseLabelWasAskedFor() {
    assertThat(samples(Transactions.Rule.AUTO, REQUEST + TRANSACTION, "shop")).isEqualTo("1");
  }

  @Test
  void shouldNotGuessWhereRowsWereSorted() {
    Path file = Imports.file(folder, "low-none-1.csv", HEADER + TRANSACTION + REQUEST);
    assertThatThrownBy(() -> Imports.run(Imports.options(folder.resolve("out"), file)))
        .hasMessageStartingWith(
            file
                + ":3: a request within the transaction of line 2, which was already counted; say"
                + " --transactions skip or keep\n");
  }
}
