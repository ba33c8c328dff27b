package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "{level}-{scenario}-{run}.jtl, a/low-none-07.jtl, low/none run 7",
    "{level}-{scenario}-{run}.*, low-success-3.csv.gz, low/success run 3",
    "{level}/{scenario}_{deployer}/run{run}/kpi.jtl, x/low/failure_ours/run12/kpi.jtl,"
        + " low/failure@ours run 12",
    "{run}-{level}-{scenario}.jtl, 1-düşük-none.jtl, düşük/none run 1"
  })
  void shouldTellTheTrialFromTheName(String pattern, String file, String trial) {
    assertThat(NamePattern.parse(pattern).match(Path.of(file)))
        .hasValueSatisfying(name -> assertThat(name).hasToString(trial));
  }

  @ParameterizedTest
  @CsvSource({
    "low-none-0.jtl",
    "low-none-x.jtl",
    "low-none.jtl",
    "low-none-1.jtl.bak",
    "low-none-١.jtl"
  })
  void shouldNotFitOtherNames(String file) {
    assertThat(NamePattern.parse("{level}-{scenario}-{run}.jtl").match(Path.of(file))).isEmpty();
  }

  @Test
  void shouldRefuseANameThatCanBeReadInTwoWays() {
    NamePattern pattern = NamePattern.parse("{level}-{scenario}-{run}.jtl");
    assertThatThrownBy(() -> pattern.match(Path.of("very-high-none-1.jtl")))
        .hasMessage(
            "very-high-none-1.jtl: could be very/high-none run 1 or very-high/none run 1 by"
                + " --name '{level}-{scenario}-{run}.jtl'; rename the file so that its parts are"
                + " told apart");
  }

  @ParameterizedTest
  @CsvSource({
    "{level}-{run}, lacks {scenario}",
    "trial.jtl, 'lacks {level}, {run}, {scenario}'",
    "{level}-{scenario}-{rnu}, 'unknown placeholder {rnu}; known: {level}, {scenario}, {run},"
        + " {deployer}'",
    "{level}-{level}-{run}, {level} is there twice",
    "{level}{scenario}-{run}, '''{scenario}'' needs a text between it and the one before it'",
    "{level}-{scenario}-{run, a '{' is not closed"
  })
  void shouldSayWhatIsWrongWithAPattern(String pattern, String problem) {
    assertThatThrownBy(() -> NamePattern.parse(pattern))
        .hasMessage("--name '" + pattern + "': " + problem);
  }
}
