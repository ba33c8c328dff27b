package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.ExperimentFile;
import org.cutover.lab.experiment.ExperimentText;
import org.cutover.lab.experiment.Profiles;
import org.cutover.loadgen.LoadProfile;
import org.junit.jupiter.api.Test;

class LoadsTest {
  @Test
  void shouldHandTheLevelAndTheTimesOfTheStudyToTheLoadGenerator() {
    assertThat(Loads.profile(Profiles.read("study"), "medium"))
        .isEqualTo(new LoadProfile(260, 260, Duration.ofSeconds(30), Duration.ofMinutes(5)));
  }

  @Test
  void shouldRefuseEarlyWhatTheLoadGeneratorWouldRefuseLate() {
    String text = ExperimentText.of(Profiles.read("quick")).replace("rampUp: 1s", "rampUp: 1500ms");
    Experiment experiment = ExperimentFile.parse(Path.of("experiment.yml"), text);
    assertThatThrownBy(() -> Loads.check(experiment)).hasMessageContaining("ramp-up 1500ms");
  }
}
