package org.cutover.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private final Experiment quick = Profiles.read("quick");

  @Test
  void shouldRunEveryCellOnceInEveryBlock() {
    List<PlannedTrial> trials = Matrix.trials(quick);
    assertThat(trials).hasSize(18).extracting(PlannedTrial::id).doesNotHaveDuplicates();
    for (int block : new int[] {1, 2}) {
      assertThat(trials.stream().filter(trial -> trial.block() == block).map(PlannedTrial::cell))
          .containsExactlyInAnyOrderElementsOf(Matrix.cells(quick));
    }
    assertThat(trials.subList(0, 9)).allMatch(trial -> trial.block() == 1);
  }

  @Test
  void shouldGiveTheSameOrderForTheSameSeedAndAnotherForAnother() {
    assertThat(Matrix.trials(quick)).isEqualTo(Matrix.trials(Profiles.read("quick")));
    Experiment other = edited("seed: 20170523", "seed: 1");
    assertThat(Matrix.trials(other)).isNotEqualTo(Matrix.trials(quick));
  }

  @Test
  void shouldShuffleEveryBlockAnew() {
    List<PlannedTrial> trials = Matrix.trials(quick);
    boolean same =
        IntStream.range(0, 9).allMatch(i -> trials.get(i).cell().equals(trials.get(i + 9).cell()));
    assertThat(same).isFalse();
  }

  @Test
  void shouldKeepFileOrderWhenSequential() {
    Experiment sequential = edited("order: randomized-blocks", "order: sequential");
    assertThat(Matrix.trials(sequential).subList(0, 9))
        .extracting(PlannedTrial::cell)
        .isEqualTo(Matrix.cells(quick));
  }

  @Test
  void shouldShareTheControlBetweenDeployers() {
    Experiment two = edited("  cutover: deployer\n", "  cutover: deployer\n  other: other\n");
    assertThat(Matrix.cells(two)).hasSize(3 * (1 + 2 * 2));
    assertThat(Matrix.trials(two))
        .extracting(PlannedTrial::id)
        .contains("1-low-none", "1-low-success-cutover", "1-low-success-other");
  }

  @Test
  void shouldKeepTheControlWhenCutDownToOneScenario() {
    assertThat(Matrix.cells(Matrix.only(quick, "low/failure")))
        .containsExactly(new Cell("low", "none", ""), new Cell("low", "failure", "cutover"));
    assertThat(Matrix.cells(Matrix.only(quick, "low"))).hasSize(3);
    assertThat(Matrix.cells(Matrix.only(quick, "/none"))).hasSize(3);
  }

  @Test
  void shouldNameWhatCanBeSelected() {
    assertThatThrownBy(() -> Matrix.only(quick, "lo"))
        .hasMessage(
            "--only lo: write level/scenario; levels: low, medium, high;"
                + " scenarios: none, success, failure");
  }

  @Test
  void shouldAddUpTheLoadOfAllTrials() {
    assertThat(Matrix.loadTime(quick.holding(Duration.ofSeconds(14))))
        .isEqualTo(Duration.ofSeconds(18 * 15));
  }

  private Experiment edited(String from, String to) {
    return ExperimentFile.parse(
        Path.of("experiment.yml"), ExperimentText.of(quick).replace(from, to));
  }
}
