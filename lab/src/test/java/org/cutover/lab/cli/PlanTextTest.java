package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  @Test
  void shouldSayEverythingThatWouldHappenAndHowLongItTakes() {
    List<String> lines = PlanText.of(Profiles.read("study"), Path.of("results/study-2"));
    assertThat(lines)
        .contains(
            "archive     results/study-2",
            "level       low      50 users, at most 100.0 requests/s",
            "scenario    none     no deployment",
            "scenario    failure  shop-2.0.1-faulty.tar.gz, the deployer ends with 10",
            "a trial     ramp-up 30s, hold 5m, deployment 30s into the hold",
            "in all      90 trials, load for 8:15:00, besides the reset before each")
        .endsWith("nothing was done");
    assertThat(lines.stream().filter(line -> line.matches(" +\\d+  \\d+-.*")))
        .hasSameSizeAs(Matrix.trials(Profiles.read("study")));
  }
}
