package org.cutover.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cutover.common.cli.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
  private static final String JTL =
      "timeStamp,elapsed,label,success\n1500000000000,20,a,true\n1500000000100,30,a,no\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    CommandLine command =
        new CommandLine(new ImportCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true));
    return Program.run("cutover", command, new Program.Debug(), arguments);
  }

  @Test
  void shouldSayWhatWasReadAndWhatWasLeftOut() throws IOException {
    Path file = Files.writeString(folder.resolve("low-none-1.jtl"), JTL);
    Path archive = folder.resolve("archive");
    int exit =
        run(
            file.toString(),
            "--out",
            archive.toString(),
            "--name",
            "{level}-{scenario}-{run}.jtl",
            "--skip-malformed");
    assertThat(err).hasToString("");
    assertThat(exit).isZero();
    assertThat(out)
        .hasToString(
            """
            low-none-1.jtl: samples of JMeter, 2 rows → 1-low-none
              1 malformed, left out: see skipped.csv
            Archive: DIR (1 trial)
            Next: cutover report DIR
            """
                .replace("DIR", archive.toString()));
  }

  @Test
  void shouldNameTheFolderThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("low-none-1.jtl"), JTL);
    Path out = file.resolve("below/archive");
    int exit =
        run(file.toString(), "--out", out.toString(), "--name", "{level}-{scenario}-{run}.jtl");
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("cutover: --out " + out + ": cannot be written: ")
        .hasLineCount(1)
        .doesNotContain(".partial-");
  }

  @Test
  void shouldQuoteWhatIsToBeCopied() throws IOException {
    Path file = Files.writeString(folder.resolve("low-none-1.jtl"), JTL.replace(",no", ",false"));
    Path archive = folder.resolve("my archive");
    assertThat(
            run(
                file.toString(),
                "--out",
                archive.toString(),
                "--name",
                "{level}-{scenario}-{run}.jtl"))
        .isZero();
    assertThat(out.toString()).endsWith("Next: cutover report '" + archive + "'\n");
  }

  @Test
  void shouldEndWithTheCodesOfTheContract() throws IOException {
    Path file = Files.writeString(folder.resolve("low-none-1.jtl"), JTL);
    String archive = folder.resolve("archive").toString();
    assertThat(run(file.toString(), "--out", archive)).isEqualTo(2);
    assertThat(run(file.toString(), "--out", archive, "--name", "{level}-{scenario}-{run}.*"))
        .isEqualTo(5);
    assertThat(run(file.toString(), "--out", archive, "--format", "xml")).isEqualTo(2);
    assertThat(err.toString())
        .contains("cutover: --format: unknown format 'xml'; known: jtl, final-stats, tidy\n");
    assertThat(folder.resolve("archive")).doesNotExist();
  }
}
