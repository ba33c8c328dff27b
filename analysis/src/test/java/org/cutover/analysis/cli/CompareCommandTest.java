package org.cutover.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cutover.analysis.Archives;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private Exception failure;
  private String a;
  private String b;

  @BeforeEach
  void archives() {
    a = Archives.studyIn(folder.resolve("old")).toString();
    b = Archives.studyIn(folder.resolve("new")).toString();
  }

  @Test
  void shouldEndWithZeroWhenBIsNotWorse() {
    assertThat(run(a, b, "--metric", "avg_ms", "--level", "low", "--margin", "avg_ms=20%"))
        .isZero();
    assertThat(out.toString())
        .startsWith("B is not worse than A: shown to be within the margin in both comparisons.\n")
        .endsWith("Comparison: " + Path.of(b, "comparison", "comparison.html") + "\n");
  }

  @Test
  void shouldEndWithThreeWhenBIsWorse() throws IOException {
    slow(Path.of(b));
    assertThat(run(a, b)).isEqualTo(3);
    assertThat(out.toString())
        .startsWith("B is worse than A: average response time (in every cell).\n");
  }

  @Test
  void shouldEndWithFourWhenTheTrialsCannotTell() {
    Path out = folder.resolve("verdict");
    assertThat(run(a, b, "--out", out.toString())).isEqualTo(4);
    assertThat(out.resolve("comparison.json")).content().contains("\"exit\" : 4,");
    assertThat(out.resolve("comparison.md")).isNotEmptyFile();
    assertThat(Path.of(b, "comparison")).doesNotExist();
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertThat(refusal(a))
        .isEqualTo(
            "one archive: name a second one, or compare its deployers with --factor deployer");
    assertThat(refusal(a, b, "--factor", "deployer"))
        .isEqualTo("--factor compares within one archive; name one, or leave --factor out");
    assertThat(refusal(a, "--factor", "level"))
        .isEqualTo("--factor: unknown 'level'; known: deployer");
    assertThat(refusal(a, "--factor", "deployer", "--direct"))
        .isEqualTo("--direct is for two archives; within one it is always so");
    assertThat(refusal(a, b, "--margin", "avg_ms=ten"))
        .isEqualTo(
            "--margin avg_ms: 'ten' is not a margin; write a number above 0 such as 0.1, or"
                + " \"10%\"");
    assertThat(refusal(a, a + "/../study"))
        .isEqualTo(
            a
                + "/../study: is the archive of A and of B, and nothing differs from itself; name two"
                + " archives, or compare the deployers of one with --factor deployer");
    assertThat(refusal(a, b, "--a", "ours"))
        .isEqualTo("--a: " + a + " has no deployer 'ours'; it names none");
    assertThat(Path.of(b, "comparison")).doesNotExist();
  }

  @Test
  void shouldNameTheFolderThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(refusal(a, b, "--out", file.toString()))
        .startsWith(file + ": cannot be written, choose another with --out: ");
  }

  @Test
  void shouldSayThatAnArchiveHasNoTrials() throws IOException {
    Path file = Path.of(b, "trials.csv");
    Files.writeString(file, Files.readAllLines(file).get(0) + "\n");
    assertThat(refusal(a, b)).isEqualTo(file + ": no trials to report on");
  }

  private static void slow(Path archive) throws IOException {
    Path file = archive.resolve("trials.csv");
    StringBuilder rows = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      String[] values = line.split(",", -1);
      if (values[1].equals("success") || values[1].equals("failure")) {
        values[4] = String.valueOf(Math.round(Double.parseDouble(values[4]) * 1.4));
      }
      rows.append(String.join(",", values)).append('\n');
    }
    Files.writeString(file, rows.toString());
  }

  private String refusal(String... words) {
    run(words);
    assertThat(failure).as(Arrays.toString(words)).isInstanceOf(CutoverException.class);
    return failure.getMessage();
  }

  private int run(String... words) {
    CommandLine command = new CommandLine(new CompareCommand());
    command.setOut(new PrintWriter(out));
    command.setExecutionExceptionHandler(
        (e, commandLine, parsed) -> {
          failure = e;
          return 1;
        });
    return command.execute(words);
  }
}
