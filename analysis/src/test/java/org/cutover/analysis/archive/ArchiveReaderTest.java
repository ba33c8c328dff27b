package org.cutover.analysis.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cutover.analysis.Archives;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {
  private static final String EXPERIMENT =
      """
      schema: 1
      name: mine
      repetitions: 1
      times: {rampUp: 2s, hold: 13s}
      levels: {high: {users: 9, throughput: 12.5, think: 1s}, low: {users: 5}}
      scenarios: {success: {exit: 0}, none: {}}
      analysis: {alpha: 0.01, responseTimeLimit: 1s, margins: {avg_ms: "5%", p99_ms: 250}}
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadEveryValueAsPrintedWhenReadingTheStudy() {
    Archive archive = Archives.read(Archives.study());
    assertThat(archive.trials()).hasSize(90);
    assertThat(archive.warnings()).isEmpty();
    Trial misprinted = archive.trials(new CellKey("low", "failure", "")).get(7);
    assertThat(misprinted.run()).isEqualTo(8);
    assertThat(misprinted.samples()).isEqualTo(30773);
    assertThat(misprinted.errors()).isEqualTo(6);
    assertThat(misprinted.statedErrorRatePct()).isEqualTo(0.19);
    assertThat(misprinted.errorRatePct()).isEqualTo(100.0 * 6 / 30773);
  }

  @Test
  void shouldKeepTheFilesOrderAndPutTheControlFirst() {
    Archive archive =
        read(
            EXPERIMENT,
            """
            low,success,1,10,1,1,1,1,0,0
            high,none,1,10,1,1,1,1,0,0
            high,success,1,10,1,1,1,1,0,0
            low,none,1,10,1,1,1,1,0,0
            """);
    assertThat(archive.trials().stream().map(trial -> trial.cell().toString()))
        .containsExactly("high/none", "high/success", "low/none", "low/success");
    assertThat(archive.experiment().levels().get(0).load())
        .isEqualTo("9 users, target 12.5 requests/s");
  }

  @Test
  void shouldReadOnlyItsOwnSectionOfTheExperiment() {
    AnalysisSettings settings =
        read(EXPERIMENT, "low,none,1,10,1,1,1,1,0,0\n").experiment().settings();
    assertThat(settings.alpha()).isEqualTo(0.01);
    assertThat(settings.power()).isEqualTo(0.8);
    assertThat(settings.margins())
        .containsEntry("avg_ms", new Margin(5, true))
        .containsEntry("p99_ms", new Margin(250, false))
        .containsEntry("max_ms", new Margin(20, true));
  }

  @Test
  void shouldSayWhatIsThereInPlaceOfAnArchive() throws IOException {
    Path file = Files.writeString(folder.resolve("README.md"), "read me");
    assertThatThrownBy(() -> Archives.read(file))
        .hasMessage(file + ": is a file; name the folder that holds trials.csv");
    assertThatThrownBy(() -> Archives.read(folder.resolve("absent")))
        .hasMessage(folder.resolve("absent") + ": no such folder; name one that holds trials.csv");
    Path trials = Files.writeString(folder.resolve("trials.csv"), "\n");
    assertThatThrownBy(() -> Archives.read(folder))
        .isInstanceOfSatisfying(
            CutoverException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BROKEN_ARCHIVE))
        .hasMessage(trials + ": is empty");
  }

  @Test
  void shouldCountMissingTrials() {
    assertThat(read(EXPERIMENT, "low,none,1,10,1,1,1,1,0,0\n").warnings())
        .containsExactly(
            "high/none: 0 of 1 trials are there",
            "high/success: 0 of 1 trials are there",
            "low/success: 0 of 1 trials are there");
  }

  @Test
  void shouldFindItsColumnsByNameInAnyOrderAmongOthers() {
    String text =
        """
            errors,note,scenario,run,level,samples,avg_ms,min_ms,max_ms,throughput_rps,error_rate_pct,deployer,p99_ms,generator_limited
            3,"a, b",success,1,low,10,1.5,1,2,4,30,mine,7.25,true
            """;
    Archive archive = Archives.read(Archives.of(folder, "", text));
    Trial trial = archive.trials().get(0);
    assertThat(trial.cell()).isEqualTo(new CellKey("low", "success", "mine"));
    assertThat(trial.errors()).isEqualTo(3);
    assertThat(trial.further()).containsOnly(java.util.Map.entry("p99_ms", 7.25));
    assertThat(archive.warnings())
        .containsExactly("low/success@mine run 1: the load generator was the limit");
  }

  @Test
  void shouldLeaveThroughputEmptyWhenARowHasNone() {
    Archive archive = read(EXPERIMENT, "low,none,1,10,1,1,1,,0,0\n");
    assertThat(archive.trials().get(0).throughputRps()).isEmpty();
  }

  @Test
  void shouldReadWhatASpreadsheetSaved() {
    String text = "\uFEFF" + Archives.HEADER + "low,none,1,10,1,1,1,1,0,0\n";
    Path archive = Archives.of(folder, "", text.replace("\n", "\r\n"));
    assertThat(Archives.read(archive).trials()).hasSize(1);
  }

  @Test
  void shouldShareTheControlAmongDeployers() {
    String text =
        Archives.HEADER.strip()
            + """
            ,deployer
            low,none,1,9,1,1,1,1,0,0,
            low,success,1,9,1,1,1,1,0,0,b
            low,success,1,9,1,1,1,1,0,0,a
            """;
    assertThat(Archives.read(Archives.of(folder, "", text)).experiment().cells())
        .containsExactly(
            new CellKey("low", "none", ""),
            new CellKey("low", "success", "a"),
            new CellKey("low", "success", "b"));
  }

  @Test
  void shouldNameEveryMalformedRowWithItsLine() {
    String rows =
        """
            low,none,1,31315,134,26,452,108.54,0,0
            low,none,2,31x,134,26,452,108.54,0,0
            low,none,3,31,134,26
            low,none,4,31,134,26,452,NaN,0,0
            low,none,5,31,134,26,452,1,32,0
            low,none,6,31,"134,5",26,452,1,0,0\
            """;
    Path file = folder.resolve("trials.csv");
    assertBroken(
        () -> read("", rows),
        file + ":3: samples: '31x' should be a whole number of at least 1",
        file + ":4: 6 values where the header names 10",
        file + ":5: throughput_rps: 'NaN' should be a number of at least 0 with a decimal point",
        file + ":6: errors: 32 of only 31 samples",
        file + ":7: avg_ms: '134,5' should be a number of at least 0 with a decimal point");
  }

  @Test
  void shouldRefuseRowsWithoutAPlaceInTheMatrix() {
    Path file = folder.resolve("trials.csv");
    assertBroken(
        () ->
            read(
                EXPERIMENT,
                """
            low,none,1,10,1,1,1,1,0,0
            low,sucess,1,10,1,1,1,1,0,0
            lower,none,1,10,1,1,1,1,0,0
            low,none,1,10,1,1,1,1,0,0
            """),
        file + ":3: unknown scenario 'sucess'; known: none, success",
        file + ":4: unknown level 'lower'; known: high, low",
        file + ":5: low/none run 1 is already in line 2");
  }

  @Test
  void shouldNameMissingColumns() {
    assertBroken(
        () -> Archives.read(Archives.of(folder, "", "level,scenario,run,samples\n")),
        folder.resolve("trials.csv")
            + ":1: missing columns avg_ms, min_ms, max_ms, throughput_rps, errors, error_rate_pct");
  }

  @Test
  void shouldNameAnUnknownMarginWithItsPlace() {
    assertBroken(
        () -> read(EXPERIMENT.replace("p99_ms", "p98_ms"), ""),
        folder.resolve("experiment.yml")
            + ":7:72: unknown key 'analysis.margins.p98_ms'; did you mean 'p90_ms'; allowed: "
            + "availability_pct, avg_ms, error_rate_pct, goodput_rps, max_ms, p50_ms, p90_ms,"
            + " p95_ms, p99_ms");
  }

  @Test
  void shouldSayWhatIsMissingWhenThereAreNoTrials() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertBroken(
        () -> Archives.read(empty),
        empty.resolve("trials.csv") + ": no such file; an archive needs one row a trial here");
    assertThatThrownBy(() -> Archives.read(folder.resolve("nowhere")))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  private Archive read(String experiment, String rows) {
    return Archives.read(Archives.of(folder, experiment, Archives.HEADER + rows));
  }

  private static void assertBroken(ThrowingCallable action, String... lines) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            CutoverException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(ExitCode.BROKEN_ARCHIVE);
              assertThat(e.getMessage().lines()).isEqualTo(List.of(lines));
            });
  }
}
