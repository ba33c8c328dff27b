package org.cutover.lab.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  @TempDir Path parent;

  private final Experiment experiment = Profiles.read("quick");
  private final List<PlannedTrial> trials = Matrix.trials(experiment);

  @Test
  void shouldCountATrialOnlyWhenItIsFinished() throws IOException {
    try (Archive archive = Archive.create(parent.resolve("a"), experiment)) {
      PlannedTrial trial = trials.get(0);
      archive.begin(trial, 1);
      assertThat(archive.isValid(trial)).isFalse();

      archive.finishValid(trial, 1, trialJson(trial));

      assertThat(archive.isValid(trial)).isTrue();
      assertThat(Files.readAllLines(parent.resolve("a/trials.csv")))
          .hasSize(2)
          .first()
          .isEqualTo(String.join(",", TrialsCsv.COLUMNS));
    }
  }

  @Test
  void shouldSortRowsByBlockLevelAndScenarioWhateverTheirOrder() throws IOException {
    try (Archive archive = Archive.create(parent.resolve("a"), experiment)) {
      for (PlannedTrial trial : trials) {
        archive.begin(trial, 1);
        archive.finishValid(trial, 1, trialJson(trial));
      }
      assertThat(Files.readAllLines(parent.resolve("a/trials.csv")).subList(1, 12))
          .extracting(line -> line.substring(0, line.indexOf(",,")))
          .containsExactly(
              "low,none,1",
              "low,success,1",
              "low,failure,1",
              "medium,none,1",
              "medium,success,1",
              "medium,failure,1",
              "high,none,1",
              "high,success,1",
              "high,failure,1",
              "low,none,2",
              "low,success,2");
    }
  }

  @Test
  void shouldKeepVoidTrialsUnderTheirOwnNames() throws IOException {
    PlannedTrial trial = trials.get(0);
    try (Archive archive = Archive.create(parent.resolve("a"), experiment)) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        Files.writeString(archive.begin(trial, attempt).resolve("note"), "attempt " + attempt);
        archive.finishVoid(trial, attempt, "a reason", trialJson(trial));
      }
      assertThat(archive.attempts(trial)).isEqualTo(2);
      assertThat(archive.isValid(trial)).isFalse();
      assertThat(parent.resolve("a/trials/" + trial.id() + "-void2/note")).hasContent("attempt 2");
      assertThat(archive.rows()).isEmpty();
    }
  }

  /** A stop that comes when a trial has ended well makes it void all the same. */
  @Test
  void shouldSayInAVoidTrialThatItDoesNotCount() throws IOException {
    PlannedTrial trial = trials.get(0);
    try (Archive archive = Archive.create(parent.resolve("a"), experiment)) {
      archive.begin(trial, 1);
      ObjectNode ended = trialJson(trial);
      ended.put("valid", true).putArray("reasons");
      archive.finishVoid(trial, 1, "the run was interrupted", ended);
    }
    assertThat(parent.resolve("a/trials/" + trial.id() + "-void1/trial.json"))
        .content()
        .contains("\"valid\" : false", "\"the run was interrupted\"");
  }

  @Test
  void shouldKeepWhatAKilledRunLeftAndGoOn() throws IOException {
    Path folder = parent.resolve("a");
    PlannedTrial trial = trials.get(0);
    try (Archive archive = Archive.create(folder, experiment)) {
      Files.writeString(archive.begin(trial, 1).resolve("samples"), "half");
    }
    Files.writeString(
        folder.resolve("manifest.jsonl"), "{\"event\":\"val", StandardOpenOption.APPEND);

    try (Archive archive = Archive.resume(folder)) {
      assertThat(archive.manifestWasTorn()).isTrue();
      assertThat(archive.experiment()).isEqualTo(experiment);
      assertThat(folder.resolve("trials/" + trial.id() + "-void1/samples")).hasContent("half");
      assertThat(archive.attempts(trial)).isEqualTo(1);
    }
    try (Stream<String> lines = Files.lines(folder.resolve("manifest.jsonl"))) {
      assertThat(lines.toList()).last().asString().contains("\"void\"", "interrupted");
    }
  }

  @Test
  void shouldRefuseAFolderThatHoldsSomething() throws IOException {
    Archive.create(parent.resolve("a"), experiment).close();
    assertThatThrownBy(() -> Archive.create(parent.resolve("a"), experiment))
        .hasMessage(
            parent.resolve("a")
                + ": is not empty; go on with it by --resume --out "
                + parent.resolve("a")
                + ", or name another --out");
    assertThatThrownBy(() -> Archive.resume(parent.resolve("b")))
        .hasMessageContaining("no archive to go on with");
  }

  @Test
  void shouldRefuseASecondWriter() throws IOException {
    Path folder = parent.resolve("a");
    try (Archive first = Archive.create(folder, experiment)) {
      assertThat(first.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> Archive.resume(folder))
          .hasMessageContaining("another run is writing to this archive");
    }
  }

  private static ObjectNode trialJson(PlannedTrial trial) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", 1);
    json.putObject("row")
        .put("level", trial.cell().level())
        .put("scenario", trial.cell().scenario())
        .put("run", trial.block());
    return json;
  }
}
