package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTextTest {
  @Test
  void shouldSayEverythingThatWouldHappenAndHowLongItTakes() {
    List<String> lines = PlanText.of(Profiles.read("study"), Path.of("results/study-2"), false);
    assertThat(lines)
        .contains(
            "archive     results/study-2",
            "level       low      50 users, at most 100.0 requests/s",
            "scenario    none     no deployment",
            "scenario    failure  shop-2.0.1-faulty.tar.gz, the deployer ends with 10",
            "a trial     ramp-up 30s, hold 5m, deployment 30s into the hold",
            "before      warm-up, and a rehearsal of each deployment; if they need a longer hold, no"
                + " trial is begun",
            "in all      90 trials, load for 8:15:00, besides the reset before each")
        .endsWith("nothing was done");
    assertThat(lines.stream().filter(line -> line.matches(" +\\d+  \\d+-.*")))
        .hasSameSizeAs(Matrix.trials(Profiles.read("study")));
  }

  @Test
  void shouldSayThatTheHoldFollowsTheMachineWhereItMay() {
    assertThat(PlanText.of(Profiles.read("quick"), Path.of("results/quick"), true))
        .contains(
            "before      warm-up, and a rehearsal of each deployment; the hold becomes as long as"
                + " they need, if that is longer")
        .anyMatch(line -> line.startsWith("in all      18 trials, load for at least "));
  }

  @Test
  void shouldCountOnlyTrialsThatAreMissingWhenTheHoldIsSettled(@TempDir Path folder)
      throws IOException {
    try (Archive archive = Archive.create(folder.resolve("a"), Profiles.read("study"))) {
      PlannedTrial first = Matrix.trials(archive.experiment()).get(0);
      archive.begin(first, 1);
      archive.finishValid(first, 1, JsonNodeFactory.instance.objectNode().putObject("row"));
      // 89 trials of 5:30 and 2.5 s, and 40 s until now.
      assertThat(PlanText.timeLeft(archive, Duration.ofMillis(2500), Duration.ofSeconds(40)))
          .isEqualTo(
              "plan: 89 trials of 30s + 5m, about 2.5 s between them: 8:13:12, 8:13:52 in all");
    }
  }
}
