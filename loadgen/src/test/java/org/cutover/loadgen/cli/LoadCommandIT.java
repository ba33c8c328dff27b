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
import java.util.stream.Stream;
import org.cutover.common.cli.Program;
import org.cutover.common.terminal.Terminal;
import org.cutover.loadgen.SampleFile;
import org.cutover.loadgen.TestServer;
import org.cutover.loadgen.jmeter.JMeterLoadGenerator;
import org.cutover.loadgen.names.Named;
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

  @Test
  void shouldShowTheSpreadOverAddressesAndEndWithItsCodeWhenABoundIsCrossed() {
    try (TestServer one = TestServer.of(200, "[]");
        TestServer two = TestServer.of(500, "no")) {
      String[] load = {
        "http://service.test/",
        "--users=2",
        "--throughput=40",
        "--hold=1s",
        "--target=" + one.address(),
        "--target=" + two.address()
      };
      assertThat(run(with(load, "--fail-if=error_rate_pct>99", "--fail-if=samples<1"))).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .containsPattern("  at " + one.address() + " +\\d+ \\(\\d\\d\\.\\d %\\)\n")
          .doesNotContain("threshold");

      assertThat(run(with(load, "--fail-if=error_rate_pct>2", "--fail-if=p95_ms>9999")))
          .isEqualTo(3);
      assertThat(out.toString(StandardCharsets.UTF_8).lines())
          .filteredOn(line -> line.startsWith("threshold crossed"))
          .singleElement()
          .asString()
          .matches("threshold crossed: error_rate_pct>2: it was \\d\\d\\.\\d{4}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--resolve=sticky|load: there is no policy 'sticky'; use once-per-user, on-reconnect, pin,",
        "--name-server=ns1|load: 'ns1' is no address; write host:port",
        "--name-server=ns1:53|load: name server ns1:53: write its address, such as 127.0.0.1:53",
        "--fail-if=p95>1|load: --fail-if 'p95>1': write a figure",
      })
  void shouldEndWithUsageWhenAnOptionCannotBeRead(String option, String message) {
    int exit = run("http://127.0.0.1:1/", "--users=1", "--throughput=1", "--hold=1h", option);
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().startsWith("cutover: " + message);
    assertThat(out.size()).isZero();
  }

  @Test
  void shouldResolveThroughTheNameServerThatIsGiven() throws Exception {
    Named.requireInstalled();
    try (Named named = Named.start(folder.resolve("ns"));
        TestServer server = TestServer.of(200, "[]")) {
      int exit =
          run(
              "http://service.test:" + server.address().port() + "/",
              "--users=4",
              "--throughput=40",
              "--hold=1s",
              "--name-server=" + named.address(),
              "--resolve=round-robin",
              "--fail-if=errors>0");
      assertThat(exit).as(err.toString()).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .containsPattern("  at " + server.address() + " +\\d+ \\(100\\.0 %\\)\n")
          .contains("  name server " + named.address() + " asked 1, unanswered 0\n");
    }
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
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
