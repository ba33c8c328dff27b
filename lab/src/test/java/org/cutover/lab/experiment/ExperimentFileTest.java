package org.cutover.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.cutover.loadgen.ResolvePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {
  private static final Path FILE = Path.of("experiment.yml");

  @ParameterizedTest
  @ValueSource(strings = {"quick", "short", "study"})
  void shouldReadBackEveryProfileFromTheTextThatAnArchiveKeeps(String profile) {
    Experiment experiment = Profiles.read(profile);
    assertThat(ExperimentFile.parse(FILE, ExperimentText.of(experiment))).isEqualTo(experiment);
  }

  @Test
  void shouldAskForTheStudysLoadInTheStudyProfile() {
    Experiment study = Profiles.read("study");
    assertThat(study.levels())
        .containsEntry("low", new Experiment.Level(50, 100))
        .containsEntry("medium", new Experiment.Level(260, 260))
        .containsEntry("high", new Experiment.Level(500, 300));
    assertThat(study.times().rampUp()).isEqualTo(Duration.ofSeconds(30));
    assertThat(study.times().hold()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Matrix.trials(study)).hasSize(90);
  }

  @Test
  void shouldNameAnUnknownFieldWithItsPlaceAndTheNearestKnownOne() {
    String text = ExperimentText.of(Profiles.read("quick")).replace("repetitions:", "repetition:");
    assertThatThrownBy(() -> ExperimentFile.parse(FILE, text))
        .hasMessageContaining("experiment.yml:1:1: missing key 'repetitions'")
        .hasMessageContaining(
            "experiment.yml:5:1: unknown key 'repetition'; did you mean 'repetitions'; allowed: ");
  }

  @Test
  void shouldKeepThePolicyOfResolvingAndNameThePoliciesThereAre() {
    String text = ExperimentText.of(Profiles.read("quick"));
    assertThat(text).contains(", resolve: once-per-user}");
    String pinned = text.replace("resolve: once-per-user", "resolve: pin");
    Experiment experiment = ExperimentFile.parse(FILE, pinned);
    assertThat(experiment.request().resolve()).isEqualTo(ResolvePolicy.PIN);
    assertThat(ExperimentText.of(experiment)).isEqualTo(pinned);
    String old = text.replace(", resolve: once-per-user", "");
    assertThat(ExperimentFile.parse(FILE, old)).isEqualTo(Profiles.read("quick"));
    assertThatThrownBy(
            () -> ExperimentFile.parse(FILE, text.replace("once-per-user", "once-a-day")))
        .hasMessageContaining(
            "'once-a-day' is not known;"
                + " allowed: once-per-user, on-reconnect, pin, round-robin");
  }

  @Test
  void shouldRefuseADeploymentThatWouldStartAfterTheHold() {
    String text =
        ExperimentText.of(Profiles.read("quick")).replace("deployAt: 250ms", "deployAt: 14s");
    assertThatThrownBy(() -> ExperimentFile.parse(FILE, text))
        .hasMessageContaining("times: deployAt has to lie within the hold");
  }

  @Test
  void shouldRefuseAScenarioWithoutARelease() {
    String text =
        ExperimentText.of(Profiles.read("quick"))
            .replaceAll("success: \\{.*}", "success: {exit: 0}");
    assertThatThrownBy(() -> ExperimentFile.parse(FILE, text))
        .hasMessageContaining("'success' names no release");
  }

  @Test
  void shouldNameTheProfilesThereAreWhenAskedForAnother() {
    assertThatThrownBy(() -> Profiles.read("slow"))
        .hasMessage("--profile slow: no such profile; there are: quick, short, study");
  }

  @Test
  void shouldRefuseAnExperimentWithoutAControl() {
    String text = ExperimentText.of(Profiles.read("quick")).replace("  none: {}\n", "");
    assertThatThrownBy(() -> ExperimentFile.parse(FILE, text))
        .hasMessageContaining("the control, 'none: {}', is missing");
  }

  @Test
  void shouldRefuseAMarginOfAMetricThatIsNone() {
    String text = ExperimentText.of(Profiles.read("quick")).replace("max_ms:", "longest_ms:");
    assertThatThrownBy(() -> ExperimentFile.parse(FILE, text))
        .hasMessageContaining("longest_ms: not a metric; allowed: ")
        .hasMessageContaining("max_ms");
  }
}
