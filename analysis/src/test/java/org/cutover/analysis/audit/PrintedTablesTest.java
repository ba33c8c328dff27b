package org.cutover.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Printed tables that were sound until one thing in them was changed. */
class PrintedTablesTest {
  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void copySoundArchive() {
    archive = Audits.repairedStudy(folder);
  }

  @Test
  void shouldTellTheRateOfAllRequestsFromTheMeanOfTheRates() {
    Audits.average(archive, "A.5,", "error_rate_pct", "0.604");
    assertThat(Audits.serious(archive))
        .contains(
            "wrong    A.5 medium/success error_rate_pct, printed 0.604, recomputed 0.6386: is all"
                + " errors in percent of all samples, not the mean of the error rates");
  }

  @Test
  void shouldTellAMedianFromAMean() {
    Audits.average(archive, "A.4,", "max_ms", "4565");
    assertThat(Audits.serious(archive))
        .contains(
            "wrong    A.4 medium/none max_ms, printed 4565, recomputed 4685: is the median of the"
                + " rows, not their mean");
  }

  @Test
  void shouldTellASumDividedByTooFew() {
    Audits.average(archive, "A.9,", "errors", "2779");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    A.9 high/failure errors, printed 2779, recomputed 2501.2: is the sum of the"
                + " rows divided by 9, not by 10");
  }

  @Test
  void shouldTellTheValueOfOneRun() {
    Audits.average(archive, "A.9,", "samples", "18401");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    A.9 high/failure samples, printed 18401, recomputed 17027.5: is the value of"
                + " run 10");
  }

  @Test
  void shouldTellCellsThatAreSwapped() {
    Audits.published(archive, "4.2,medium,success,", "4914");
    Audits.published(archive, "4.2,medium,failure,", "4581");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    4.2 medium/success value, printed 4914, recomputed 4581.3: is what should stand"
                + " at medium/failure",
            "wrong    4.2 medium/success value, printed 4914, recomputed 4581: the average row of A.5"
                + " has another number for the same mean",
            "wrong    4.2 medium/failure value, printed 4581, recomputed 4914.1: is what should stand"
                + " at medium/success",
            "wrong    4.2 medium/failure value, printed 4581, recomputed 4914: the average row of A.6"
                + " has another number for the same mean");
  }

  @Test
  void shouldTellAPValueOfAnotherTest() {
    Audits.published(archive, "5.3,high,success,", "0.159");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "doubtful 5.3 high/success value, printed 0.159, recomputed 0.1419: not of Student's"
                + " pooled t-test, which the other p-values fit: fits Welch's t-test");
  }

  @Test
  void shouldTellAPValueOfAnotherCell() {
    Audits.published(archive, "5.1,high,success,", "0.404");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    5.1 high/success value, printed 0.404, recomputed 0.1246: not of Student's"
                + " pooled t-test, which the other p-values fit: is what should stand at"
                + " low/success");
  }

  @Test
  void shouldFindWhatIsMissingOrTwiceInPrintedTables() {
    Audits.drop(archive, "published-averages.csv", "A.9,");
    Audits.drop(archive, "published.csv", "5.1,low,success");
    Audits.published(archive, "5.2,low,success,", "");
    Audits.published(archive, "4.3,low,none,", "");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    4.3 low/none value, recomputed 728.8: is missing, though the rows have it",
            "wrong    5.1 low/success: has no line for this cell, though there are trials of it",
            "wrong    5.2 low/success value: is missing",
            "wrong    published-averages.csv high/failure: has no line for this cell, though there"
                + " are trials of it");
  }

  @Test
  void shouldFindACellThatStandsTwiceOrNowhereElse() {
    String text = String.join("\n", Audits.lines(archive, "published.csv"));
    Audits.write(
        archive.resolve("published.csv"), text + "\n4.2,low,none,188\n4.2,hihg,none,188\n");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    4.2 low/none: this cell stands a second time",
            "doubtful 4.2 hihg/none: there are no trials of this cell");
  }

  @Test
  void shouldRefuseAPrintedTableThatCannotBeRead() {
    Audits.published(archive, "4.2,low,none,", "l88");
    assertThatThrownBy(() -> Audit.of(archive))
        .isInstanceOf(CutoverException.class)
        .hasMessage(archive.resolve("published.csv") + ":11: value: 'l88' is no number")
        .extracting(e -> ((CutoverException) e).exitCode())
        .isEqualTo(ExitCode.BROKEN_ARCHIVE);
  }
}
