package org.cutover.loadgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cutover.common.cli.Program;
import org.cutover.common.terminal.Terminal;
import org.cutover.loadgen.SampleFile;
import org.cutover.loadgen.TestServer;
import org.cutover.loadgen.jmeter.JMeterLoadGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LoadCommandIT {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void shouldShowTheLiveLineAndTheStudysColumns() {
    try (TestServer server = TestServer.of(200, "[]")) {
      Path file = folder.resolve("samples.csv.gz");
      int exit =
          run(
              server.url("/item?all=1").toString(),
              "--users=2",
              "--throughput=20",
              "--hold=1500ms",
              "--out=" + file);

      assertThat(exit).as(err.toString()).isZero();
      String said = out.toString(StandardCharsets.UTF_8);
      assertThat(said)
          .containsPattern(
              "2 users {2}\\d+ requests/s {2}errors 0 \\(0\\.00 %\\) {2}mean \\d+\\.\\d ms"
                  + " {2}p95 \\d+ ms {2}0:00 left");
      assertThat(said)
          .containsSubsequence(
              "samples",
              "avg_ms",
              "min_ms",
              "max_ms",
              "throughput_rps",
              "errors",
              "error_rate_pct");
      assertThat(SampleFile.rows(file))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.get("label")).isEqualTo("GET /item?all=1"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost|1s|load: 'localhost' is no URL to load",
        "ftp://localhost/x|1s|load: cannot send requests over 'ftp'; use http or https",
        "http://a b/|1s|load: 'http://a b/' is no URL to load",
        "http://127.0.0.1:1/|soon|load: --hold: 'soon' is not a duration",
        "http://127.0.0.1:1/|0s|load: hold 0s is not possible; above zero, at most 168h",
      })
  void shouldEndWithUsageWhenAskedForTheImpossible(String url, String hold, String message) {
    int exit = run(url, "--users=1", "--throughput=1", "--hold=" + hold);
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().startsWith("cutover: " + message);
    assertThat(out.size()).isZero();
  }

  @Test
  void shouldEndBeforeTheLoadWhenSamplesHaveNoPlace() {
    Path nowhere = folder.resolve("absent").resolve("samples.csv.gz");
    String[] load = {"http://127.0.0.1:1/", "--users=1", "--throughput=1", "--hold=1h"};
    assertThat(run(load[0], load[1], load[2], load[3], "--out=" + nowhere)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("cutover: load: --out " + nowhere + ": there is no folder");
    assertThat(run(load[0], load[1], load[2], load[3], "--out=" + folder)).isEqualTo(2);
    assertThat(err.toString()).contains("--out " + folder + ": is a folder");
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8), false, 200, Duration.ofSeconds(1));
    CommandLine command = new CommandLine(new LoadCommand(terminal, JMeterLoadGenerator::new));
    command.setErr(new PrintWriter(err, true));
    return Program.run("cutover", command, new Program.Debug(), arguments);
  }
}
