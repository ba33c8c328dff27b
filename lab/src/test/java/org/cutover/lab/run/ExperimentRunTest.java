package org.cutover.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentRunTest {
  @TempDir Path parent;

  private final Experiment experiment = Profiles.read("quick");
  private final List<PlannedTrial> trials = Matrix.trials(experiment);
  private final List<String> ran = new ArrayList<>();
  private final AtomicBoolean stop = new AtomicBoolean();
  private IntFunction<Optional<Duration>> tooLong = number -> Optional.empty();
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
  void shouldTellTheLongestDeploymentThatOutlivedTheHold() throws Exception {
    tooLong = number -> Optional.of(Duration.ofSeconds(20 + number));
    PlannedTrial second = trials.get(1);
    ExperimentRun.Summary summary =
        create((trial, attempt) -> trial.equals(second) ? List.of("too long") : List.of());
    assertThat(summary)
        .isEqualTo(
            new ExperimentRun.Summary(17, 18, 3, false, Optional.of(Duration.ofSeconds(23))));
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
        (trial, number, trialFolder, progress) -> {
          ran.add(trial.id());
          ObjectNode json = JsonNodeFactory.instance.objectNode();
          json.putObject("row").put("level", trial.cell().level());
          return new TrialOutcome(json, verdict.of(trial, number), "", tooLong.apply(number));
        };
    return new ExperimentRun(archive, attempt, Terminal.silent(), stop::get).run();
  }

  private List<String> events(String event) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("manifest.jsonl"))) {
      return lines.filter(line -> line.contains("\"event\":\"" + event + "\"")).toList();
    }
  }
}
