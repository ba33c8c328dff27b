package org.cutover.analysis.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cutover.analysis.Archives;
import org.cutover.analysis.SampledArchives;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Trial;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleAnalystTest {
  private static final CellKey NONE = new CellKey("low", "none", "");
  private static final CellKey SUCCESS = new CellKey("low", "success", "");

  @TempDir private Path folder;
  private Path directory;

  @BeforeEach
  void write() {
    directory = SampledArchives.in(folder);
  }

  @Test
  void shouldLayTrialsOverEachOtherWithTheDeploymentAtZero() {
    SampleAnalysis samples = analyse();
    assertThat(samples.warnings()).isEmpty();
    assertThat(samples.trials())
        .extracting(TrialTimeline::id)
        .containsExactly("1-low-none", "2-low-none", "1-low-success", "2-low-success");
    CellTimeline cell = samples.cell(SUCCESS).orElseThrow();
    assertThat(cell.origin()).isEqualTo(Origin.DEPLOYMENT);
    assertThat(cell.seconds()).extracting(TimelineSecond::second).startsWith(-3).endsWith(6);
    assertThat(cell.seconds())
        .allSatisfy(second -> assertThat(second.requests()).isEqualTo(40))
        .allSatisfy(second -> assertThat(second.trials()).isEqualTo(2));
    assertThat(cell.seconds().get(4).errors()).isEqualTo(2);
    assertThat(cell.seconds().get(5).p50Ms().orElseThrow()).isBetween(100.0, 108.0);
    assertThat(samples.cell(NONE).orElseThrow().origin()).isEqualTo(Origin.PLANNED);
  }

  @Test
  void shouldCountRequestsByThePhaseInWhichTheyWereSent() {
    List<PhaseFigures> phases = analyse().cell(SUCCESS).orElseThrow().phases();
    assertThat(phases)
        .extracting(
            p -> p.span().label() + " " + p.span().fromSeconds() + " " + p.span().toSeconds())
        .containsExactly(
            "before -3.0 0.0",
            "copy 0.0 1.0",
            "drain 1 1.0 2.0",
            "switch 2.0 3.0",
            "drain 2 3.0 3.5",
            "after 4.0 6.95",
            "deployment 0.0 4.0",
            "whole trial -3.0 6.95");
    assertThat(phases)
        .extracting(PhaseFigures::requests)
        .containsExactly(120L, 40L, 40L, 40L, 20L, 120L, 160L, 400L);
    assertThat(phases.get(2).errorsByClass()).isEqualTo(Map.of("reset", 2L));
    assertThat(phases.get(3).p99Ms().orElseThrow()).isBetween(100.0, 108.0);
    assertThat(phases.get(1).p99Ms().orElseThrow()).isLessThan(13);
    assertThat(analyse().cell(NONE).orElseThrow().phases())
        .extracting(p -> p.span().phase())
        .containsExactly("before", "after", "whole trial");
  }

  @Test
  void shouldCountLateAnswersAsErrorsAndCutOnesAsNothing() {
    TrialTimeline trial = analyse().trial("1-low-success").orElseThrow();
    assertThat(trial.row().samples()).isEqualTo(200);
    assertThat(trial.row().cut()).isEqualTo(1);
    assertThat(trial.availabilityPct().get(0)).isEqualTo(100.0 * 179 / 200);
    assertThat(trial.withinLimitPct()).isEqualTo(99.5);
  }

  @Test
  void shouldGiveTrialsTheMetricsThatTheirRowsLack() {
    Archive archive = Archives.read(directory);
    Archive complete =
        SampleAnalyst.complete(archive, SampleAnalyst.analyse(archive).orElseThrow());
    Trial trial = complete.trials(SUCCESS).get(0);
    assertThat(trial.further())
        .containsOnlyKeys("p50_ms", "p90_ms", "p95_ms", "p99_ms", "goodput_rps", "availability_pct")
        .containsEntry("availability_pct", 99.5);
  }

  @Test
  void shouldWarnWhenARowDisagreesWithItsSamples() throws IOException {
    String rows = Files.readString(directory.resolve("trials.csv"));
    Files.writeString(
        directory.resolve("trials.csv"), rows.replace("low,none,1,200,", "low,none,1,201,"));
    assertThat(analyse().warnings())
        .containsExactly("1-low-none: samples is 201 in trials.csv and 200 by its samples");
  }

  @Test
  void shouldWarnOfTrialsWithoutSamplesAndUseTheOthers() throws IOException {
    Files.delete(SampledArchives.trial(directory, "2-low-success").resolve("samples.csv.gz"));
    SampleAnalysis samples = analyse();
    assertThat(samples.warnings()).containsExactly("1 of 4 trials have no samples: 2-low-success");
    assertThat(samples.cell(SUCCESS).orElseThrow().trials()).isEqualTo(1);
  }

  @Test
  void shouldKeepTrialsApartWhoseSecondZeroIsNotTheSame() throws IOException {
    Files.delete(SampledArchives.trial(directory, "2-low-success").resolve("deployment.jsonl"));
    SampleAnalysis samples = analyse();
    assertThat(samples.warnings())
        .containsExactly(
            "2-low-success: no deployment.jsonl, so the phases of its deployment are unknown",
            "2-low-success: not in its cell's timeline, because nothing is known of a start of the"
                + " deployment");
    assertThat(samples.cell(SUCCESS).orElseThrow().trials()).isEqualTo(1);
    assertThat(samples.trials()).hasSize(4);
  }

  @Test
  void shouldStartAtTheFirstRequestWhereNothingIsKnownOfADeployment() throws IOException {
    for (String id : List.of("1-low-none", "2-low-none")) {
      Files.delete(SampledArchives.trial(directory, id).resolve("trial.json"));
    }
    CellTimeline cell = analyse().cell(NONE).orElseThrow();
    assertThat(cell.origin()).isEqualTo(Origin.FIRST_REQUEST);
    assertThat(cell.seconds()).extracting(TimelineSecond::second).startsWith(0).endsWith(9);
    assertThat(cell.phases()).extracting(p -> p.span().phase()).containsExactly("whole trial");
  }

  @Test
  void shouldSayWhenADeploymentLiesOutsideItsSamples() throws IOException {
    Path journal = SampledArchives.trial(directory, "1-low-success").resolve("deployment.jsonl");
    Files.writeString(journal, Files.readString(journal).replace("2023-11-14T23", "2023-11-15T01"));
    assertThat(analyse().warnings())
        .containsExactly("1-low-success: no request was sent during its deployment");
  }

  @Test
  void shouldNameFileAndLineOfWhateverIsBroken() throws IOException {
    Path trial = SampledArchives.trial(directory, "1-low-success");
    Path journal = trial.resolve("deployment.jsonl");
    String text = Files.readString(journal);
    Files.writeString(journal, text + "{\"schema\":1,\"time\":\"noon\"}\n");
    assertBroken(journal + ":10: time: 'noon' should be ISO 8601 in UTC");
    Files.writeString(journal, text + "{\"sch");
    assertThat(analyse().warnings())
        .containsExactly("1-low-success: the last line of deployment.jsonl is torn and left aside");
    Files.writeString(trial.resolve("trial.json"), "{");
    assertThatThrownBy(this::analyse)
        .hasMessageStartingWith(trial.resolve("trial.json") + ": is no JSON: ");
    Files.writeString(trial.resolve("trial.json"), "{}");
    Files.delete(trial.resolve("samples.csv.gz"));
    Files.writeString(
        trial.resolve("samples.csv"), "timeStamp,elapsed,success\n5,1,true\n1,1,maybe\n");
    assertBroken(
        trial.resolve("samples.csv")
            + ":2: timeStamp: 5 is more than a week away from second 0 of the trial\n"
            + trial.resolve("samples.csv")
            + ":3: success: 'maybe' should be true or false");
  }

  @Test
  void shouldHaveNothingToSayWithoutSamples() {
    assertThat(SampleAnalyst.analyse(Archives.read(Archives.study()))).isEmpty();
  }

  private void assertBroken(String message) {
    assertThatThrownBy(this::analyse)
        .isInstanceOf(CutoverException.class)
        .hasMessage(message)
        .extracting(e -> ((CutoverException) e).exitCode())
        .isEqualTo(ExitCode.BROKEN_ARCHIVE);
  }

  private SampleAnalysis analyse() {
    return SampleAnalyst.analyse(Archives.read(directory)).orElseThrow();
  }
}
