package org.cutover.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cutover.analysis.Archives;
import org.cutover.analysis.SampledArchives;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private Exception failure;

  @Test
  void shouldPrintSummaryTablesAndTheReportsPath() {
    Path archive = Archives.studyIn(folder);
    assertThat(run(archive.toString())).isZero();
    assertThat(out.toString())
        .contains(
            """
            Table 5.2  p-values: average response time
              Traffic  Successful deployment  Failing deployment
              Low                    <0.001*             <0.001*
              Medium                 <0.001*             <0.001*
              High                    0.009*              0.008*
            """)
        .contains("* significant, Welch's t-test")
        .endsWith("Report: " + archive.resolve("report").resolve("report.html") + "\n");
  }

  @Test
  void shouldShowThePublishedNumbersWhenAsked() {
    Path archive = Archives.studyIn(folder);
    assertThat(run("--as-published", "--format", "csv", archive.toString())).isZero();
    assertThat(out.toString())
        .contains("  Medium                  0.053              <0.001*")
        .contains("* significant, Student's t-test");
    assertThat(archive.resolve("report/tables/5.1.csv")).isRegularFile();
    assertThat(archive.resolve("report/tables/5.1.md")).doesNotExist();
  }

  @Test
  void shouldRefuseAnUnknownFormatAndWriteNothing() {
    Path archive = Archives.studyIn(folder);
    run("--format", "html,pdf", archive.toString());
    assertThat(failure)
        .isInstanceOf(CutoverException.class)
        .hasMessage("--format: unknown format 'pdf'; known: csv, html, md, png, svg, tex");
    assertThat(Files.exists(archive.resolve("report"))).isFalse();
  }

  @Test
  void shouldWriteElsewhereAndReplaceNothingThatIsNoReport() throws Exception {
    Path archive = Archives.studyIn(folder);
    Path elsewhere = folder.resolve("new/pages");
    for (int i = 0; i < 2; i++) {
      assertThat(run("--format", "csv", "--out", elsewhere.toString(), archive.toString()))
          .isZero();
      assertThat(elsewhere.resolve("tables/5.1.csv")).isRegularFile();
    }
    assertThat(archive.resolve("report")).doesNotExist();

    Path precious = Files.writeString(Files.createDirectory(folder.resolve("p")).resolve("x"), "x");
    run("--format", "csv", "--out", precious.getParent().toString(), archive.toString());
    assertThat(failure)
        .isInstanceOf(CutoverException.class)
        .hasMessage(
            precious.getParent()
                + ": holds something else than a report; name an empty folder or a new one");
    assertThat(precious).hasContent("x");
  }

  @Test
  void shouldSayOfSingleTrialsThatNothingIsTested() {
    String trials =
        Archives.HEADER + "low,none,1,100,5,1,9,5,0,0\n" + "low,success,1,100,6,1,9,5,0,0\n";
    Path archive = Archives.of(folder.resolve("single"), "", trials);
    assertThat(run("--format", "md", archive.toString())).isZero();
    assertThat(out.toString())
        .contains("not tested: needs two trials per cell")
        .doesNotContain("settled by more trials");
  }

  @Test
  void shouldDrawATrialWhenAskedTo() {
    Path archive = SampledArchives.in(folder);
    run("--trial", "2-low-success", "--format", "svg", archive.toString());
    assertThat(archive.resolve("report/figures/trial-2-low-success.svg")).isRegularFile();
    assertThat(archive.resolve("report/figures/trial-2-low-success.png")).doesNotExist();
    assertThat(archive.resolve("report/figures/7.1.svg")).isRegularFile();
    assertThat(archive.resolve("report/tables")).doesNotExist();
    assertThat(archive.resolve("report/data/trials/1-low-none.csv")).isRegularFile();
  }

  @Test
  void shouldRefuseATrialThatIsNotThereAndWriteNothing() {
    Path archive = SampledArchives.in(folder);
    run("--trial", "3-low-success", archive.toString());
    assertThat(failure)
        .hasMessage(
            "--trial: no trial '3-low-success' with samples; known: 1-low-none, 2-low-none,"
                + " 1-low-success, 2-low-success");
    run("--trial", "2-low-success", "--format", "csv", archive.toString());
    assertThat(failure).hasMessage("--trial: makes a figure; add html, png or svg to --format");
    assertThat(archive.resolve("report")).doesNotExist();
  }

  private int run(String... words) {
    CommandLine command = new CommandLine(new ReportCommand());
    command.setOut(new PrintWriter(out));
    command.setExecutionExceptionHandler(
        (e, commandLine, parsed) -> {
          failure = e;
          return 1;
        });
    return command.execute(words);
  }
}
