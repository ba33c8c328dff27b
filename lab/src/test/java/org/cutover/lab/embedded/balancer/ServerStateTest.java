package org.cutover.lab.embedded.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.lab.embedded.balancer.ServerState.Admin;
import org.cutover.lab.embedded.balancer.ServerState.Operation;
import org.junit.jupiter.api.Test;

class ServerStateTest {
  private static final CheckReport PASS = CheckReport.answered(200, 1, "OK");
  private static final CheckReport FAIL = CheckReport.failed(CheckStatus.L4CON, 0, "refused");

  private final ServerState fresh = ServerState.initial(2, 3, 0);
  private final ServerState up = fresh.checked(PASS, 10);

  @Test
  void shouldCountAsUpButFallAtTheFirstFailureWhenFresh() {
    assertThat(fresh.word()).isEqualTo("UP 1/3");
    assertThat(fresh.takesRequests()).isTrue();
    assertThat(fresh.checked(FAIL, 5).word()).isEqualTo("DOWN");
  }

  @Test
  void shouldBeUndecidedBetweenDownAndUp() {
    ServerState one = up.checked(FAIL, 20);
    ServerState down = one.checked(FAIL, 30).checked(FAIL, 40);
    ServerState rising = down.checked(PASS, 50);
    assertThat(fresh.undecided()).as("its first failure takes it down").isTrue();
    assertThat(up.undecided()).isFalse();
    assertThat(one.undecided()).isTrue();
    assertThat(down.undecided()).isFalse();
    assertThat(rising.undecided()).isTrue();
    assertThat(rising.checked(PASS, 60).undecided()).isFalse();
  }

  @Test
  void shouldGoDownOnlyAfterFallFailuresWhenUp() {
    ServerState one = up.checked(FAIL, 20);
    ServerState two = one.checked(FAIL, 30);
    ServerState three = two.checked(FAIL, 40);
    assertThat(up.word()).isEqualTo("UP");
    assertThat(one.word()).isEqualTo("UP 2/3");
    assertThat(two.word()).isEqualTo("UP 1/3");
    assertThat(three.word()).isEqualTo("DOWN");
    assertThat(three.timesDown()).isEqualTo(1);
    assertThat(three.failedChecks()).isEqualTo(3);
    assertThat(three.checked(FAIL, 50).failedChecks()).isEqualTo(3);
  }

  @Test
  void shouldBeFullyHealthyAgainWhenOneCheckPassesBeforeItFell() {
    assertThat(up.checked(FAIL, 20).checked(FAIL, 30).checked(PASS, 40).word()).isEqualTo("UP");
  }

  @Test
  void shouldComeUpAfterRisePassesWhenDown() {
    ServerState down = up.forced(Operation.STOPPED, 20);
    ServerState first = down.checked(PASS, 30);
    assertThat(first.word()).isEqualTo("DOWN 1/2");
    assertThat(first.takesRequests()).isFalse();
    assertThat(first.checked(FAIL, 40).word()).isEqualTo("DOWN");
    assertThat(first.checked(PASS, 40).word()).isEqualTo("UP");
    assertThat(first.checked(PASS, 40).takesRequests()).isTrue();
  }

  @Test
  void shouldKeepItsHealthButGetNothingNewWhenDrained() {
    ServerState drained = up.checked(FAIL, 20).administered(Admin.DRAIN, 30);
    assertThat(drained.word()).isEqualTo("DRAIN 2/3");
    assertThat(drained.takesRequests()).isFalse();
    assertThat(drained.administered(Admin.READY, 40).word()).isEqualTo("UP 2/3");
  }

  @Test
  void shouldSayDownWhenADrainedServerFails() {
    ServerState drained = fresh.administered(Admin.DRAIN, 10).checked(FAIL, 20);
    assertThat(drained.word()).isEqualTo("DOWN");
    assertThat(drained.administered(Admin.READY, 30).takesRequests()).isFalse();
  }

  @Test
  void shouldIgnoreLateChecksWhenInMaintenance() {
    ServerState maintenance = up.administered(Admin.MAINT, 20);
    assertThat(maintenance.word()).isEqualTo("MAINT");
    assertThat(maintenance.checked(PASS, 30)).isEqualTo(maintenance);
    assertThat(maintenance.timesDown()).isEqualTo(1);
  }

  @Test
  void shouldBeUpBeforeAnyCheckWhenMaintenanceEnds() {
    ServerState down = up.forced(Operation.STOPPED, 20);
    ServerState back = down.administered(Admin.MAINT, 30).administered(Admin.READY, 40);
    assertThat(back.word()).isEqualTo("UP 1/3");
    assertThat(back.takesRequests()).isTrue();
    assertThat(back.timesDown()).isEqualTo(1);
    assertThat(back.checked(FAIL, 50).takesRequests()).isFalse();
  }

  @Test
  void shouldStayInMaintenanceWhenHealthIsForced() {
    ServerState maintenance = up.administered(Admin.MAINT, 20);
    assertThat(maintenance.forced(Operation.RUNNING, 30).takesRequests()).isFalse();
    assertThat(maintenance.forced(Operation.STOPPED, 30).timesDown()).isEqualTo(1);
  }

  @Test
  void shouldAddUpDowntimeOverSeveralFailures() {
    ServerState second =
        up.forced(Operation.STOPPED, 1000)
            .forced(Operation.RUNNING, 3000)
            .forced(Operation.STOPPED, 10_000);
    assertThat(second.downtime(11_000)).isEqualTo(Duration.ofSeconds(3));
    assertThat(second.changedAt()).isEqualTo(10_000);
  }

  @Test
  void shouldAcceptRedirectsAndRefuseErrorsWhenAnAnswerIsJudged() {
    assertThat(CheckReport.answered(302, 1, "Found").status()).isEqualTo(CheckStatus.L7OK);
    assertThat(CheckReport.answered(404, 1, "Not Found").status()).isEqualTo(CheckStatus.L7STS);
    assertThat(CheckReport.answered(404, 1, "Not Found").detail()).isEqualTo("Not Found");
  }
}
