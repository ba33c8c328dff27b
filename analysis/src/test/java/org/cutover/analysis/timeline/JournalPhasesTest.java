package org.cutover.analysis.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JournalPhasesTest {
  private final List<JournalEvent> events = new ArrayList<>();

  @Test
  void shouldTellTheHalvesOfABlueGreenDeploymentApart() {
    step("preflight", "look", "", 0, 100);
    step("copy", "copy rows", "item", 100, 300);
    step("install", "upload", "A", 120, 250);
    step("drain", "take out", "A", 300, 340);
    step("drain", "take out", "B", 310, 350);
    step("install", "start new", "A", 350, 400);
    step("switch", "put in", "A", 400, 450);
    step("drain", "take out", "C", 450, 480);
    step("drain", "take out", "D", 485, 500);
    step("install", "start new", "C", 500, 600);
    at(605, "finish", "outcome", "", "outcome");
    assertThat(phases())
        .isEqualTo(
            "preflight 0: 0-100, copy 0: 100-300, install 0: 120-250, drain 1: 300-350,"
                + " install 1: 350-400, switch 1: 400-450, drain 2: 450-500, install 2: 500-600");
    Deployment deployment = JournalPhases.of(events).orElseThrow();
    assertThat(deployment.startMillis()).isZero();
    assertThat(deployment.endMillis()).isEqualTo(605);
    PhaseLabels labels =
        new PhaseLabels(deployment.phases().stream().map(Deployment.Phase::key).toList());
    assertThat(deployment.phases().stream().map(phase -> labels.of(phase.key())))
        .containsExactly(
            "preflight",
            "copy",
            "install",
            "drain 1",
            "install 1",
            "switch",
            "drain 2",
            "install 2");
  }

  @Test
  void shouldKeepTheRoundWhileSitesAreStillDrained() {
    at(0, "drain", "take out", "A", "started");
    at(1, "install", "stop old", "B", "started");
    at(2, "drain", "take out", "B", "started");
    at(3, "drain", "take out", "A", "finished");
    at(4, "drain", "take out", "B", "finished");
    at(5, "install", "stop old", "B", "finished");
    assertThat(phases()).isEqualTo("drain 1: 0-4, install 1: 1-5");
  }

  @Test
  void shouldMakeOnePhaseOfARollbackAndEndWhatFailed() {
    step("drain", "take out", "A", 0, 10);
    at(10, "smoke-test", "smoke test", "A", "started");
    at(30, "smoke-test", "smoke test", "A", "failed");
    at(31, "rollback", "start new", "A", "undoing");
    at(50, "rollback", "start new", "A", "undone");
    at(51, "rollback", "take out", "A", "undoing");
    at(90, "rollback", "take out", "A", "undone");
    assertThat(phases()).isEqualTo("drain 1: 0-10, smoke-test 1: 10-30, rollback 1: 31-90");
  }

  @Test
  void shouldLetAKilledDeployersStepLastUntilItsLastLine() {
    at(0, "copy", "copy rows", "item", "started");
    at(5, "install", "upload", "A", "started");
    at(70, "install", "upload", "A", "finished");
    assertThat(phases()).isEqualTo("copy 0: 0-70, install 0: 5-70");
  }

  @Test
  void shouldLeaveOutWhatWasOnlyPlannedOrSkipped() {
    at(0, "copy", "copy rows", "item", "planned");
    at(1, "confirm", "confirm", "", "skipped");
    assertThat(phases()).isEmpty();
    assertThat(JournalPhases.of(List.of())).isEmpty();
  }

  private void step(String phase, String step, String target, long from, long to) {
    at(from, phase, step, target, "started");
    at(to, phase, step, target, "finished");
  }

  private void at(long millis, String phase, String step, String target, String event) {
    events.add(new JournalEvent(millis, phase, step, target, event));
  }

  private String phases() {
    return JournalPhases.of(events).orElseThrow().phases().stream()
        .map(
            phase ->
                phase.key().phase()
                    + " "
                    + phase.key().round()
                    + ": "
                    + phase.fromMillis()
                    + "-"
                    + phase.toMillis())
        .collect(Collectors.joining(", "));
  }
}
