package org.cutover.lab.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.lab.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its user starts it: a small experiment, interrupted and gone on with. */
class RunIT {
  private static final String EXPERIMENT =
      """
      schema: 1
      name: small
      repetitions: 1
      rows: 20
      request: {method: GET, path: /item}
      times: {rampUp: 1s, hold: 30s, deployAt: 1s}
      levels: {low: {users: 4, throughput: 20}}
      scenarios:
        none: {}
        success: {release: shop-2.0.0.tar.gz, exit: 0}
        failure: {release: shop-2.0.1-faulty.tar.gz, exit: 10}
      """;

  private static final int SIGINT = 2;

  @TempDir Path folder;

  @Test
  void shouldStopCleanlyOnCtrlCAndCompleteTheSameTrialsAfterwards() throws Exception {
    Path archive = folder.resolve("archive");
    Path file = Files.writeString(folder.resolve("small.yml"), EXPERIMENT);
    Process first = cutover("run", file.getFileName().toString(), "--out", "archive");
    // In the middle of a deployment, with at least one trial done before it.
    await(
        Duration.ofMinutes(3),
        () ->
            !first.isAlive()
                || (output().contains("[2/3]") && Files.exists(journalUnderWay(archive))));
    assertThat(first.isAlive()).as(output()).isTrue();
    Set<ProcessHandle> family = first.descendants().collect(Collectors.toSet());
    Set<Integer> ports = ports(first);
    assertThat(family).isNotEmpty();
    assertThat(ports).hasSizeGreaterThan(8);

    interrupt(first);

    assertThat(first.waitFor(2, TimeUnit.MINUTES)).as(output()).isTrue();
    assertThat(first.exitValue()).as(output()).isEqualTo(interruptIsIgnored() ? 143 : 130);
    int done = Files.readAllLines(archive.resolve("trials.csv")).size() - 1;
    assertThat(done).isBetween(1, 2);
    assertThat(output()).contains("interrupted with " + done + " of 3 trials");
    await(Duration.ofSeconds(20), () -> family.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(ports).noneMatch(RunIT::listening);
    assertThat(TestLab.HOME.labs().resolve("run-" + first.pid())).doesNotExist();

    Process second = cutover("run", "--resume", "--out", "archive");
    assertThat(second.waitFor(5, TimeUnit.MINUTES)).as(output()).isTrue();
    assertThat(second.exitValue()).as(output()).isZero();
    assertThat(Files.readAllLines(archive.resolve("trials.csv"))).hasSize(4);
    assertThat(archive.resolve("report/report.html")).isRegularFile();
    assertThat(output()).contains("going on: " + done + " of 3 trials are there already");
  }

  private Process cutover(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Home.java().toString());
    command.add("-Dcutover.home=" + TestLab.HOME.folder());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.cutover.lab.cli.CutoverMain");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  /** A build in the background ignores Ctrl-C, and what it starts does too: TERM stands in. */
  private static void interrupt(Process process) throws Exception {
    String signal = interruptIsIgnored() ? "-TERM" : "-INT";
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
  }

  private static boolean interruptIsIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0")
            .substring("SigIgn:".length())
            .strip();
    return (Long.parseUnsignedLong(ignored, 16) & 1L << (SIGINT - 1)) != 0;
  }

  private Path journalUnderWay(Path archive) {
    try (Stream<Path> trials = Files.list(archive.resolve("trials"))) {
      return trials
          .filter(trial -> trial.getFileName().toString().startsWith(".partial-"))
          .map(trial -> trial.resolve("deployment.jsonl"))
          .findFirst()
          .orElse(archive.resolve("absent"));
    } catch (IOException e) {
      return archive.resolve("absent");
    }
  }

  private Path log() {
    return folder.resolve("output.log");
  }

  private String output() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      return "";
    }
  }

  /** Every loopback port that the inventory of a run's lab names. */
  private static Set<Integer> ports(Process run) throws IOException {
    String inventory =
        Files.readString(TestLab.HOME.labs().resolve("run-" + run.pid() + "/inventory.yml"));
    return Pattern.compile("127\\.0\\.0\\.1:(\\d+)")
        .matcher(inventory)
        .results()
        .map((MatchResult match) -> Integer.valueOf(match.group(1)))
        .collect(Collectors.toSet());
  }

  private static boolean listening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static void await(Duration limit, BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      Thread.sleep(50);
    }
  }
}
