package org.cutover.lab.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.JsonLines;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Cell;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.ExperimentFile;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
  @TempDir Path parent;

  private final Experiment experiment = Profiles.read("quick").holding(Duration.ofSeconds(14));
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<String> done = new ArrayList<>();
  private final Map<String, Integer> seconds = new HashMap<>(Map.of("success", 6, "failure", 8));
  private final List<String> failing = new ArrayList<>();
  private final AtomicBoolean stop = new AtomicBoolean();

  /** A lab that takes as long as it is told. */
  private final Rehearsing lab =
      new Rehearsing() {
        @Override
        public WarmUp warmUp(Duration limit) {
          done.add("warm-up");
          return new WarmUp(Duration.ofSeconds(12), limit, true, List.of(20.5, 7.25));
        }

        @Override
        public Rehearsal rehearse(Cell cell, Path folder) throws IOException {
          done.add(cell.level() + "/" + cell.scenario());
          Files.writeString(folder.resolve("deployment.jsonl"), "");
          List<String> reasons =
              failing.remove(cell.scenario()) ? List.of("the deployer ended with 12") : List.of();
          return new Rehearsal(
              cell,
              Duration.ofSeconds(2),
              Duration.ofSeconds(seconds.get(cell.scenario())),
              "deployed",
              reasons,
              JsonNodeFactory.instance.objectNode().put("schema", 1));
        }
      };

  @Test
  void shouldWarmUpAndThenRehearseEveryDeploymentUnderTheHighestLoad() throws Exception {
    try (Archive archive = create()) {
      // Two seconds for each reset, and a quarter of one for what a trial does besides.
      assertThat(prepare(archive, true)).isEqualTo(Duration.ofMillis(2250));
      assertThat(archive.experiment().times()).isEqualTo(experiment.times());
    }
    assertThat(done).containsExactly("warm-up", "high/success", "high/failure");
    assertThat(parent.resolve("a/rehearsals/1-success/rehearsal.json")).isRegularFile();
    assertThat(parent.resolve("a/rehearsals/2-failure/deployment.jsonl")).isRegularFile();
    assertThat(notes())
        .extracting(line -> line.path("event").asText())
        .containsExactly("policy", "warm-up", "rehearsal", "rehearsal", "hold");
    assertThat(notes().get(1).path("took_ms").asInt()).isEqualTo(12_000);
    assertThat(notes().get(1).path("mean_ms")).hasSize(2);
    assertThat(notes().get(4).path("rule").asText())
        .isEqualTo("deployAt + 1.4 * longest + 1s, in whole seconds");
    assertThat(said.toString(UTF_8).lines())
        .containsExactly(
            "warm-up: response times no longer fell after 12 s (mean of the first second 20.5 ms,"
                + " of the last 7.3 ms)",
            "rehearsal: success at high load: deployed in 6.0 s",
            "rehearsal: failure at high load: deployed in 8.0 s",
            "hold: 14s; deployments took up to 8.0 s, which need 13s");
  }

  @Test
  void shouldLengthenTheHoldOfAProfileAndKeepItInTheArchive() throws Exception {
    seconds.put("failure", 20);
    try (Archive archive = create()) {
      prepare(archive, true);
      assertThat(archive.experiment().times().hold()).isEqualTo(Duration.ofSeconds(30));
    }
    assertThat(ExperimentFile.read(parent.resolve("a/experiment.yml")).times().hold())
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(said.toString(UTF_8))
        .contains("hold: 30s in place of 14s, because deployments took up to 20.0 s");
  }

  @Test
  void shouldRefuseBeforeTheFirstTrialWhatCouldNotWork() throws Exception {
    seconds.put("success", 14);
    try (Archive archive = create()) {
      assertThatThrownBy(() -> prepare(archive, false))
          .isInstanceOf(CutoverException.class)
          .hasMessage(
              "no trial was begun: in rehearsal deployments took up to 14.0 s, but a hold of 14s"
                  + " leaves them 13.8 s; a hold of 21s would do: --fit-hold takes it")
          .extracting(e -> ((CutoverException) e).exitCode())
          .isEqualTo(ExitCode.SHORT_OF_TRIALS);
    }
  }

  @Test
  void shouldGoOnWithAHoldThatHasToStayAndIsTight() throws Exception {
    seconds.put("success", 12);
    try (Archive archive = create()) {
      prepare(archive, false);
      assertThat(archive.experiment().times().hold()).isEqualTo(Duration.ofSeconds(14));
    }
    assertThat(said.toString(UTF_8)).contains("hold: 14s is tight: deployments took up to 12.0 s");
  }

  @Test
  void shouldGiveUpTrialsThatCountOnlyForAHoldThatCannotWork() throws Exception {
    PlannedTrial first = Matrix.trials(experiment).get(0);
    try (Archive archive = create()) {
      archive.begin(first, 1);
      archive.finishValid(first, 1, JsonNodeFactory.instance.objectNode().put("valid", true));
      seconds.put("success", 12);
      prepare(archive, true);
      assertThat(archive.valid()).isEqualTo(1);

      seconds.put("success", 20);
      prepare(archive, true);
      assertThat(archive.valid()).isZero();
      assertThat(archive.experiment().times().hold()).isEqualTo(Duration.ofSeconds(30));
    }
    assertThat(parent.resolve("a/trials/" + first.id() + "-void1")).isDirectory();
    assertThat(parent.resolve("a/rehearsals/4-failure")).isDirectory();
  }

  @Test
  void shouldRehearseOnceMoreWhatDidNotEndAsItShould() throws Exception {
    failing.add("success");
    try (Archive archive = create()) {
      prepare(archive, true);
    }
    assertThat(done).containsExactly("warm-up", "high/success", "high/success", "high/failure");
    assertThat(said.toString(UTF_8)).contains("deployed in 6.0 s: the deployer ended with 12");
  }

  @Test
  void shouldNotBeginTrialsOfADeploymentThatDoesNotEndAsItShould() throws Exception {
    failing.addAll(List.of("success", "success"));
    try (Archive archive = create()) {
      assertThatThrownBy(() -> prepare(archive, true))
          .hasMessage(
              "rehearsal of success failed twice, so no trial was begun: the deployer ended with"
                  + " 12; its journal and logs are in "
                  + parent.resolve("a/rehearsals"));
    }
    assertThat(parent.resolve("a/rehearsals/2-success")).isDirectory();
  }

  @Test
  void shouldEndWhenAStopIsRequested() throws Exception {
    stop.set(true);
    try (Archive archive = create()) {
      assertThatThrownBy(() -> prepare(archive, true))
          .extracting(e -> ((CutoverException) e).exitCode())
          .isEqualTo(ExitCode.INTERRUPTED);
    }
    assertThat(done).containsExactly("warm-up");
  }

  @Test
  void shouldRememberForTheNextRunWhetherTheHoldMayFollowTheMachine() throws Exception {
    try (Archive archive = create()) {
      assertThat(archive.preparation().fitHold()).isFalse();
      prepare(archive, true);
    }
    try (Archive archive = Archive.resume(parent.resolve("a"))) {
      assertThat(archive.preparation().fitHold()).isTrue();
    }
  }

  /** A third of the trials of quick leaves a new release behind, for the next reset to replace. */
  @Test
  void shouldWeighResetsByWhatTrialsLeaveBehind() {
    List<Rehearsal> rehearsals = List.of(rehearsal("success", 1), rehearsal("failure", 4));
    assertThat(Preparation.between(experiment, rehearsals)).isEqualTo(Duration.ofMillis(2250));
    assertThat(Preparation.between(experiment, rehearsals.subList(0, 1)))
        .isEqualTo(Duration.ofMillis(1250));
  }

  private static Rehearsal rehearsal(String scenario, int resetSeconds) {
    return new Rehearsal(
        new Cell("high", scenario, "cutover"),
        Duration.ofSeconds(resetSeconds),
        Duration.ofSeconds(5),
        "deployed",
        List.of(),
        JsonNodeFactory.instance.objectNode());
  }

  @Test
  void shouldBoundTheWarmUpByTheLengthOfTheExperiment() {
    assertThat(Preparation.warmUpLimit(experiment)).isEqualTo(Duration.ofSeconds(30));
    // 90 trials of 23 s.
    assertThat(Preparation.warmUpLimit(Profiles.read("short"))).isEqualTo(Duration.ofSeconds(103));
    assertThat(Preparation.warmUpLimit(Profiles.read("study"))).isEqualTo(Duration.ofMinutes(5));
  }

  private Archive create() throws IOException {
    return Archive.create(parent.resolve("a"), experiment);
  }

  private Duration prepare(Archive archive, boolean mayLengthen) throws Exception {
    Terminal terminal = new Terminal(new PrintStream(said, true, UTF_8), false, 80, Duration.ZERO);
    return new Preparation(archive, lab, terminal, stop::get, mayLengthen).run();
  }

  private List<JsonNode> notes() throws IOException {
    return JsonLines.read(parent.resolve("a/preparation.jsonl")).lines();
  }
}
