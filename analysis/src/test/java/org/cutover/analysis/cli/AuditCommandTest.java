package org.cutover.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.cutover.analysis.Archives;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
  private static final String SOUND = Archives.HEADER + "low,none,1,100,12,3,40,9.1,1,1\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private Exception failure;

  @Test
  void shouldEndWithZeroWhenEverythingAddsUp() {
    assertThat(run(Archives.of(folder, "", SOUND).toString())).isZero();
    assertThat(out).hasToString("Everything adds up.\n");
  }

  @Test
  void shouldEndWithThreeWhenSomethingIsWrong() {
    Archives.of(folder, "", SOUND.replace(",1,1\n", ",1,10\n"));
    assertThat(run(folder.toString())).isEqualTo(3);
    assertThat(out)
        .hasToString(
            """
            wrong    trials.csv low/none run 1 error_rate_pct, printed 10, recomputed 1: 1 errors of \
            100 samples: fits with the decimal point one place to the left: 1.0
            1 wrong, 0 doubtful, 0 to be noted
            """);
  }

  @Test
  void shouldEndWithZeroWhenThereAreOnlyDoubts() {
    Archives.of(folder, "", SOUND.replace("100,12,3,40,9.1,1,1", "300,12,3,40,9.1,2,0.66"));
    assertThat(run(folder.toString())).isZero();
    assertThat(out.toString()).endsWith("0 wrong, 1 doubtful, 0 to be noted\n");
  }

  @Test
  void shouldListFindingsForMachines() throws IOException {
    Archives.of(folder, "", SOUND.replace(",1,1\n", ",1,10\n"));
    assertThat(run("--format", "json", folder.toString())).isEqualTo(3);
    assertThat(out)
        .hasToString(
            """
            [
              {
                "kind" : "wrong",
                "table" : "trials.csv",
                "level" : "low",
                "scenario" : "none",
                "deployer" : null,
                "run" : 1,
                "column" : "error_rate_pct",
                "printed" : "10",
                "recomputed" : "1",
                "explanation" : "1 errors of 100 samples: fits with the decimal point one place to \
            the left: 1.0"
              }
            ]
            """);
    JsonNode list = new ObjectMapper().readTree(out.toString());
    assertThat(list).hasSize(1);
  }

  @Test
  void shouldListNothingForMachinesWhenEverythingAddsUp() {
    assertThat(run("--format", "json", Archives.of(folder, "", SOUND).toString())).isZero();
    assertThat(out.toString().strip()).isEqualTo("[ ]");
  }

  @Test
  void shouldRefuseAnUnknownFormat() {
    run("--format", "xml", Archives.of(folder, "", SOUND).toString());
    assertThat(failure)
        .isInstanceOf(CutoverException.class)
        .hasMessage("--format: unknown format 'xml'; known: json, text");
  }

  @Test
  void shouldRefuseABrokenArchive() {
    run(Archives.of(folder, "", SOUND + "low,none,2,100\n").toString());
    assertThat(failure)
        .isInstanceOf(CutoverException.class)
        .hasMessage(folder.resolve("trials.csv") + ":3: 4 values where the header names 10");
    assertThat(((CutoverException) failure).exitCode()).isEqualTo(ExitCode.BROKEN_ARCHIVE);
  }

  @Test
  void shouldNotLetAnArchiveWithoutTrialsPass() {
    run(Archives.of(folder, "", Archives.HEADER).toString());
    assertThat(failure)
        .isInstanceOf(CutoverException.class)
        .hasMessage(folder.resolve("trials.csv") + ": no trials to report on");
    assertThat(((CutoverException) failure).exitCode()).isEqualTo(ExitCode.BROKEN_ARCHIVE);
    assertThat(out).hasToString("");
  }

  private int run(String... words) {
    CommandLine command = new CommandLine(new AuditCommand());
    command.setOut(new PrintWriter(out));
    command.setExecutionExceptionHandler(
        (e, commandLine, parsed) -> {
          failure = e;
          return 1;
        });
    return command.execute(words);
  }
}
