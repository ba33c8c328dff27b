package org.cutover.lab.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.ExperimentFile;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentRunTest {
  @TempDir Path parent;

  private final Experiment experiment = Profiles.read("quick").holding(Duration.ofSeconds(14));
  private final List<PlannedTrial> trials = Matrix.trials(experiment);
  private final List<String> ran = new ArrayList<>();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private BiFunction<PlannedTrial, Integer, Optional<Duration>> tooLong =
      (trial, number) -> Optional.empty();
  private boolean mayLengthen;
  private Duration hold = experiment.times().hold();
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = parent.resolve("archive");
  }

  @Test
  void shouldRunEveryTrialInTheOrderOfTheMatrix() throws Exception {
    assertThat(create((trial, attempt) -> List.of()))
        .isEqualTo(new ExperimentRun.Summary(18, 18, 0, false));
    assertThat(ran).isEqualTo(trials.stream().map(PlannedTrial::id).toList());
  }

  @Test
  void shouldRunAVoidTrialAgainAtTheEndOfItsBlock() throws Exception {
    PlannedTrial second = trials.get(1);
    ExperimentRun.Summary summary =
        create(
            (trial, attempt) ->
                trial.equals(second) && attempt == 1 ? List.of("it failed") : List.of());

    assertThat(summary).isEqualTo(new ExperimentRun.Summary(18, 18, 1, false));
    assertThat(ran.get(9)).isEqualTo(second.id());
    assertThat(ran.get(10)).isEqualTo(trials.get(9).id());
    assertThat(folder.resolve("trials/" + second.id() + "-void1")).isDirectory();
    assertThat(events("rerun")).hasSize(1);
  }

  @Test
  void shouldGiveUpATrialThatStaysVoidAndSayThatItIsShort() throws Exception {
    PlannedTrial second = trials.get(1);
    ExperimentRun.Summary summary =
        create((trial, attempt) -> trial.equals(second) ? List.of("it failed") : List.of());
    assertThat(summary).isEqualTo(new ExperimentRun.Summary(17, 18, 3, false));
    assertThat(summary.complete()).isFalse();
  }

  @Test
  void shouldNotMakeTheSameTrialAThirdTimeWithAHoldThatIsTooShort() throws Exception {
    PlannedTrial first = deployments(trials).get(0);
    tooLong = (trial, number) -> trial.equals(first) ? took(20 + number) : Optional.empty();
    ExperimentRun.Summary summary =
        create((trial, attempt) -> trial.equals(first) ? List.of("too long") : List.of());

    assertThat(summary.tooLong()).contains(Duration.ofSeconds(22));
    assertThat(ran).filteredOn(first.id()::equals).hasSize(2);
    // What its block still lacked comes first; no trial of the second block is begun.
    assertThat(summary).isEqualTo(new ExperimentRun.Summary(8, 18, 2, false, took(22)));
    assertThat(said.toString(UTF_8)).contains("the run ends, because more trials would be void");
  }

  @Test
  void shouldEndAfterTwoDeploymentsThatAreMoreThanAQuarterOfAll() throws Exception {
    tooLong = (trial, number) -> isDeployment(trial) ? took(20) : Optional.empty();
    ExperimentRun.Summary summary =
        create((trial, attempt) -> isDeployment(trial) ? List.of("too long") : List.of());

    assertThat(summary.voids()).isEqualTo(2);
    assertThat(summary.tooLong()).contains(Duration.ofSeconds(20));
  }

  @Test
  void shouldTakeOneDeploymentOfManyForBadLuck() throws Exception {
    PlannedTrial last = deployments(trials).get(11);
    PlannedTrial sixth = deployments(trials).get(5);
    tooLong =
        (trial, number) ->
            number == 1 && (trial.equals(last) || trial.equals(sixth))
                ? took(20)
                : Optional.empty();
    ExperimentRun.Summary summary =
        create(
            (trial, attempt) ->
                attempt == 1 && (trial.equals(last) || trial.equals(sixth))
                    ? List.of("too long")
                    : List.of());

    assertThat(summary).isEqualTo(new ExperimentRun.Summary(18, 18, 2, false, took(20)));
  }

  @Test
  void shouldBeginTheBlocksAnewOnceWithALongerHold() throws Exception {
    mayLengthen = true;
    List<PlannedTrial> both = deployments(trials).subList(2, 4);
    // Under the new hold nothing outlives it.
    tooLong =
        (trial, number) ->
            both.contains(trial) && hold.equals(experiment.times().hold())
                ? took(20)
                : Optional.empty();
    ExperimentRun.Summary summary =
        create(
            (trial, attempt) ->
                tooLong.apply(trial, attempt).isPresent() ? List.of("too long") : List.of());

    assertThat(summary).isEqualTo(new ExperimentRun.Summary(18, 18, 2, false));
    // 250 ms + 1.4 * 20 s + 1 s, in whole seconds.
    assertThat(ExperimentFile.read(folder.resolve("experiment.yml")).times().hold())
        .isEqualTo(Duration.ofSeconds(30));
    int given = events("superseded").size();
    assertThat(given).isPositive();
    assertThat(events("valid")).hasSize(18 + given);
    assertThat(events("planned")).hasSize(18);
    PlannedTrial first = trials.get(0);
    JsonNode kept =
        new ObjectMapper()
            .readTree(folder.resolve("trials/" + first.id() + "-void1/trial.json").toFile());
    assertThat(kept.path("valid").asBoolean(true)).isFalse();
    assertThat(kept.path("reasons").path(0).asText()).isEqualTo("begun anew with a hold of 30s");
    assertThat(folder.resolve("trials/" + first.id())).isDirectory();
    assertThat(Files.readString(folder.resolve("preparation.jsonl")))
        .contains("\"measured_in\":\"trials\",\"longest_ms\":20000")
        .contains("\"needed_ms\":30000,\"before_ms\":14000,\"hold_ms\":30000");
  }

  @Test
  void shouldBeginTheBlocksAnewNoMoreThanOnce() throws Exception {
    mayLengthen = true;
    tooLong = (trial, number) -> isDeployment(trial) ? took(60) : Optional.empty();
    ExperimentRun.Summary summary =
        create((trial, attempt) -> isDeployment(trial) ? List.of("too long") : List.of());

    assertThat(summary.voids()).isEqualTo(4);
    assertThat(summary.complete()).isFalse();
    assertThat(summary.tooLong()).contains(Duration.ofSeconds(60));
  }

  @Test
  void shouldCompleteTheSameTrialsAfterAStop() throws Exception {
    ExperimentRun.Summary stopped =
        create(
            (trial, attempt) -> {
              stop.set(ran.size() == 5);
              return List.of();
            });
    assertThat(stopped).isEqualTo(new ExperimentRun.Summary(4, 18, 1, true));

    stop.set(false);
    ran.clear();
    try (Archive archive = Archive.resume(folder)) {
      ExperimentRun.Summary resumed = run(archive, (trial, attempt) -> List.of());
      assertThat(resumed).isEqualTo(new ExperimentRun.Summary(18, 18, 0, false));
    }
    assertThat(ran).isEqualTo(trials.stream().skip(4).map(PlannedTrial::id).toList());
    assertThat(Files.readAllLines(folder.resolve("trials.csv"))).hasSize(19);
  }

  private interface Verdict {
    List<String> of(PlannedTrial trial, int attempt);
  }

  private ExperimentRun.Summary create(Verdict verdict) throws Exception {
    try (Archive archive = Archive.create(folder, experiment)) {
      return run(archive, verdict);
    }
  }

  private ExperimentRun.Summary run(Archive archive, Verdict verdict) throws Exception {
    TrialAttempt attempt =
        (trial, times, number, trialFolder, progress) -> {
          ran.add(trial.id());
          hold = times.hold();
          ObjectNode json = JsonNodeFactory.instance.objectNode();
          json.putObject("row").put("level", trial.cell().level());
          return new TrialOutcome(
              json, verdict.of(trial, number), "", tooLong.apply(trial, number));
        };
    Terminal terminal = new Terminal(new PrintStream(said, true, UTF_8), false, 80, Duration.ZERO);
    return new ExperimentRun(
            archive, attempt, terminal, stop::get, mayLengthen, Duration.ofSeconds(2))
        .run();
  }

  private static boolean isDeployment(PlannedTrial trial) {
    return !trial.cell().scenario().equals(Experiment.CONTROL);
  }

  private static List<PlannedTrial> deployments(List<PlannedTrial> trials) {
    return trials.stream().filter(ExperimentRunTest::isDeployment).toList();
  }

  private static Optional<Duration> took(int seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private List<String> events(String event) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("manifest.jsonl"))) {
      return lines.filter(line -> line.contains("\"event\":\"" + event + "\"")).toList();
    }
  }
}
