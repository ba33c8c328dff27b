package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cutover.lab.Home;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void shouldRepeatCellsAsOftenAsAsked() {
    choice.repetitions = 1;
    assertThat(choice.given()).isTrue();
    assertThat(Matrix.trials(choice.experiment()))
        .hasSize(9)
        .isEqualTo(Matrix.trials(Profiles.read("quick")).subList(0, 9));
    choice.repetitions = 0;
    assertThatThrownBy(choice::experiment).hasMessage("--repetitions 0: give 1 to 1000 of them");
    choice.repetitions = 1001;
    assertThatThrownBy(choice::experiment).hasMessageContaining("--repetitions 1001");
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
  void shouldTakeNoReleaseOfAProfileFromTheFolderItIsCalledFrom(@TempDir Path shipped)
      throws IOException {
    String name = "shop-2.0.0.tar.gz";
    Path planted = Files.createFile(Path.of(name));
    Path ours = Files.createFile(shipped.resolve(name));
    try {
      Experiment located = choice.located();
      assertThat(located).isEqualTo(Profiles.read("quick"));
      assertThat(located.scenarios().get("success").release()).contains(name);
      assertThat(new Home(Path.of("").toAbsolutePath(), shipped).release(name)).isEqualTo(ours);
    } finally {
      Files.delete(planted);
    }
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
