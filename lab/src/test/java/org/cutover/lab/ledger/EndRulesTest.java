package org.cutover.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cutover.lab.start.GateProof;
import org.junit.jupiter.api.Test;

class EndRulesTest {
  private static final int KILLED = 137;

  @Test
  void shouldAcceptEitherEndOfWhatWasKilled() {
    assertThat(problems(Kind.KILL, 0, "deployed", proof("UP"))).isEmpty();
    assertThat(problems(Kind.KILL, 10, "unchanged", proof("UP"))).isEmpty();
    assertThat(problems(Kind.KILL, KILLED, "unchanged", proof("UP"))).isEmpty();
  }

  @Test
  void shouldNotAcceptAnEndThatIsNotWhatTheDeployerSays() {
    assertThat(problems(Kind.KILL, 0, "unchanged", proof("UP")))
        .containsExactly("the deployer says that it deployed");
    assertThat(problems(Kind.SSH_CUT, 1, "deployed", proof("UP")))
        .containsExactly("the deployer says that nothing changed or all was undone");
  }

  @Test
  void shouldNotAcceptSitesThatDiffer() {
    assertThat(problems(Kind.FREEZE, 12, "neither", proof("UP")))
        .containsExactly("the sites serve {A=shop-1.0.0}");
    assertThat(problems(Kind.SSH_CUT, 11, "neither", proof("UP")))
        .containsExactly("the sites serve {A=shop-1.0.0}");
  }

  @Test
  void shouldAcceptSitesThatWereLeftOutForAReasonAndCameBack() {
    assertThat(problems(Kind.SSH_CUT, 11, "deployed", proof("UP"))).isEmpty();
    assertThat(problems(Kind.KILL, 11, "deployed", proof("UP")))
        .containsExactly("sites were left out, and nothing was wrong with them");
  }

  @Test
  void shouldNotAcceptAServerThatTakesNoRequests() {
    assertThat(problems(Kind.KILL, 10, "unchanged", proof("MAINT")))
        .containsExactly("load balancer A has server B as MAINT");
  }

  @Test
  void shouldExpectAFaultyReleaseToBeRolledBack() {
    assertThat(problems(Kind.FAILURE, 10, "unchanged", proof("UP"))).isEmpty();
    assertThat(problems(Kind.FAILURE, 0, "deployed", proof("UP")))
        .containsExactly("the release is faulty, and it ended with 0", "a faulty release serves");
    assertThat(problems(Kind.SUCCESS, 10, "unchanged", proof("UP")))
        .containsExactly("nothing was done to it, and it ended with 10");
  }

  private static List<String> problems(Kind kind, int exit, String outcome, GateProof proof) {
    Course.Ended ended =
        new Course.Ended(true, OptionalInt.of(exit), List.of(), List.of(), List.of(), List.of());
    return EndRules.problems(kind, ended, outcome, proof);
  }

  private static GateProof proof(String state) {
    return new GateProof(
        Map.of("A", "shop-1.0.0"),
        Map.of("A", Map.of("B", state)),
        List.of("item_v1_0_0"),
        100,
        "",
        Optional.empty(),
        new GateProof.Idle(1, 0, 1, 1));
  }
}
