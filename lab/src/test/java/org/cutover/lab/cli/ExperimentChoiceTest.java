package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.Test;

class ExperimentChoiceTest {
  private final ExperimentChoice choice = new ExperimentChoice();

  @Test
  void shouldRunTheQuickProfileWhenNothingIsChosen() {
    assertThat(choice.given()).isFalse();
    assertThat(choice.experiment()).isEqualTo(Profiles.read("quick"));
  }

  @Test
  void shouldReplaceTheDeployersOfTheFile() {
    choice.deployers = List.of("ours=deployer", "theirs=java -jar 'their deployer.jar' --x=1");
    assertThat(choice.experiment().deployers())
        .containsEntry("ours", "deployer")
        .containsEntry("theirs", "java -jar 'their deployer.jar' --x=1")
        .hasSize(2);
  }

  @Test
  void shouldRefuseWhatContradictsItself() {
    choice.deployers = List.of("ours=a", "ours=b");
    assertThatThrownBy(choice::experiment).hasMessage("--deployer ours: named twice");
    choice.deployers = List.of("just a command");
    assertThatThrownBy(choice::experiment).hasMessageContaining("write NAME=COMMAND");
    choice.profile = "quick";
    choice.file = Path.of("experiment.yml");
    assertThatThrownBy(choice::experiment).hasMessageContaining("not both");
  }

  @Test
  void shouldNameAnInventoryByItsWholePath() {
    choice.lab = "machines/inventory.yml";
    assertThat(choice.experiment().lab())
        .isEqualTo(Path.of("machines/inventory.yml").toAbsolutePath().toString());
    choice.lab = "containers";
    assertThat(choice.experiment().lab()).isEqualTo("containers");
  }
}
