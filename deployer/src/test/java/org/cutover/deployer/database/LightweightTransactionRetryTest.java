package org.cutover.deployer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import java.util.concurrent.atomic.AtomicInteger;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;

class LightweightTransactionRetryTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void shouldAskAgainUntilTwoTransactionsNoLongerMeet() {
    assertThat(LightweightTransactionRetry.retry(() -> answerAfter(2))).isEqualTo("answer");
    assertThat(asked).hasValue(3);
  }

  @Test
  void shouldGiveUpAfterSixTimes() {
    assertThatThrownBy(() -> LightweightTransactionRetry.retry(() -> answerAfter(99)))
        .isInstanceOf(CutoverException.class)
        .hasMessage("undecided");
    assertThat(asked).hasValue(6);
  }

  @Test
  void shouldNotAskAgainWhenItFailedForAnotherReason() {
    CutoverException other = new CutoverException(ExitCode.FAILED, "no such table");
    assertThatThrownBy(() -> LightweightTransactionRetry.retry(() -> fail(other))).isSameAs(other);
    assertThat(asked).hasValue(1);
  }

  private String answerAfter(int failures) {
    return asked.get() < failures
        ? fail(
            new CutoverException(
                ExitCode.FAILED,
                "undecided",
                new CASWriteUnknownException(null, DefaultConsistencyLevel.SERIAL, 1, 2)))
        : fail(null);
  }

  private String fail(CutoverException failure) {
    asked.incrementAndGet();
    if (failure != null) {
      throw failure;
    }
    return "answer";
  }
}
