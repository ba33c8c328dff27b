package org.cutover.deployer.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.lease.Lease;
import org.cutover.deployer.parallel.ParallelTasks;
import org.junit.jupiter.api.Test;

class FailureKindTest {
  private static CutoverException failure(Exception cause) {
    return new CutoverException(ExitCode.FAILED, "told", cause);
  }

  /** What a change says that long after the last confirmed heartbeat. */
  private static CutoverException unconfirmed(Duration silent) {
    Clock clock = Clock.systemUTC();
    Lease lease = new Lease(clock);
    lease.confirm(
        new Lease.Moment(System.nanoTime() - silent.toNanos(), clock.instant().minus(silent)));
    return catchThrowableOfType(CutoverException.class, lease::require);
  }

  @Test
  void shouldWaitForTheDatabaseWhereThereIsAWayBack() {
    CutoverException late = failure(new DriverTimeoutException("late"));
    assertThat(FailureKind.passesSoon(late)).isTrue();
    assertThat(FailureKind.passesSoon(new DriverTimeoutException("of a page"))).isTrue();
    assertThat(FailureKind.passesSoon(ParallelTasks.together(List.of(late, failure(null)))))
        .isTrue();
    assertThat(FailureKind.passesSoon(unconfirmed(Duration.ofSeconds(20)))).isTrue();
  }

  @Test
  void shouldNotWaitForADatabaseThatHasBeenSilentForLong() {
    CutoverException dead = unconfirmed(Duration.ofMinutes(2));
    assertThat(FailureKind.passesSoon(dead)).isFalse();
    assertThat(FailureKind.isTransient(dead)).as("behind the decision it is").isTrue();
  }

  @Test
  void shouldNotWaitForAHostWhereThereIsAWayBack() {
    CutoverException host = failure(new IOException("connection reset"));
    assertThat(FailureKind.passesSoon(host)).isFalse();
    assertThat(FailureKind.isTransient(host)).isTrue();
    assertThat(FailureKind.passesSoon(failure(null))).as("somebody has said no").isFalse();
  }
}
