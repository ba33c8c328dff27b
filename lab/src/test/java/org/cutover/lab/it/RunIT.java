package org.cutover.lab.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.lab.Home;
import org.cutover.lab.experiment.ExperimentFile;
import org.cutover.lab.trial.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its user starts it: a small experiment, refused, interrupted and gone on with. */
class RunIT {
  /** No deployment ends within this hold. */
  private static final String EXPERIMENT =
      """
      schema: 1
      name: small
      order: sequential
      repetitions: 1
      rows: 20
      request: {method: GET, path: /item}
      times: {rampUp: 1s, hold: 1s, deployAt: 250ms}
      levels: {low: {users: 4, throughput: 20}}
      scenarios:
        none: {}
        success: {release: shop-2.0.0.tar.gz, exit: 0}
      """;

  private static final int SIGINT = 2;
  private static final Duration LONG = Duration.ofMinutes(15);

  @TempDir Path folder;

  @Test
  void shouldFitTheHoldStopCleanlyOnCtrlCAndCompleteTheSameTrialsAfterwards() throws Exception {
    Path archive = folder.resolve("archive");
    Path file = Files.writeString(folder.resolve("small.yml"), EXPERIMENT);

    Process refused = cutover("run", file.getFileName().toString(), "--out", "archive");
    assertThat(exit(refused)).as(output()).isEqualTo(7);
    assertThat(output()).contains("no trial was begun").contains("--fit-hold takes it");
    assertThat(archive.resolve("trials")).isEmptyDirectory();

    Process first = cutover("run", "--resume", "--fit-hold", "--out", "archive");
    // In the middle of a deployment, with at least one trial done before it.
    await(
        LONG,
        () ->
            !first.isAlive()
                || (output().contains("[2/2]") && journalUnderWay(archive).contains("drain")));
    assertThat(first.isAlive()).as(output()).isTrue();
    Duration hold = ExperimentFile.read(archive.resolve("experiment.yml")).times().hold();
    assertThat(hold).as(output()).isGreaterThan(Duration.ofSeconds(1));
    Set<ProcessHandle> family = first.descendants().collect(Collectors.toSet());
    Set<Integer> ports = ports(first);
    assertThat(family).isNotEmpty();
    assertThat(ports).hasSizeGreaterThan(8);

    interrupt(first);

    assertThat(exit(first)).as(output()).isEqualTo(interruptIsIgnored() ? 143 : 130);
    int done = Files.readAllLines(archive.resolve("trials.csv")).size() - 1;
    assertThat(done).isEqualTo(1);
    assertThat(output())
        .contains("stopping: waiting until the deployer has undone or finished what it began")
        .contains("interrupted with 1 of 2 trials");
    assertThat(outcomeOfTheInterrupted(archive)).as(output()).isIn("rolled-back", "deployed");
    await(Duration.ofSeconds(20), () -> family.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(ports).noneMatch(RunIT::listening);
    assertThat(TestLab.HOME.labs().resolve("run-" + first.pid())).doesNotExist();

    Process second = cutover("run", "--resume", "--out", "archive");
    assertThat(exit(second)).as(output()).isZero();
    assertThat(Files.readAllLines(archive.resolve("trials.csv"))).hasSize(3);
    assertThat(archive.resolve("report/report.html")).isRegularFile();
    assertThat(archive.resolve("rehearsals")).isDirectoryContaining("glob:**/1-success");
    assertThat(Files.readString(archive.resolve("preparation.jsonl")))
        .contains("\"event\":\"warm-up\"")
        .contains("\"decision\":\"too-short\"")
        .contains("\"decision\":\"lengthen\"");
  }

  /** A half-fast machine in small: the same run, held to a share of one processor. */
  @Test
  void shouldCompleteWithShortOfAProcessor() throws Exception {
    Path script = TestLab.HOME.folder().resolve("bench/slow-machine/run");
    List<String> command = List.of("--only", "low/success", "--repetitions", "1", "--out", "slow");
    Process slow = started(words(script.toString(), command), Map.of("CUTOVER", launcher()));
    int exit = exit(slow);
    assumeThat(exit).as(output()).isNotEqualTo(77);
    assertThat(exit).as(output()).isZero();
    assertThat(output()).contains("0.7 of one processor");
    assertThat(Files.readAllLines(folder.resolve("slow/trials.csv"))).hasSize(3);
  }

  private static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** What the journal of the trial that was interrupted ends with. */
  private static String outcomeOfTheInterrupted(Path archive) throws IOException {
    List<Path> journals;
    try (Stream<Path> files = Files.walk(archive.resolve("trials"))) {
      journals =
          files
              .filter(file -> file.endsWith("deployment.jsonl"))
              .filter(file -> file.getParent().toString().contains("-void"))
              .toList();
    }
    assertThat(journals).hasSize(1);
    return Journal.read(journals.get(0)).flatMap(Journal::result).orElse("no outcome");
  }

  private Process cutover(String... arguments) throws IOException {
    return started(words(launcher(), List.of(arguments)), Map.of());
  }

  private static List<String> words(String program, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(arguments);
    return words;
  }

  /** Stands in for the launcher, which would build anew what is being tested. */
  private String launcher() throws IOException {
    Path launcher = folder.resolve("launcher");
    if (!Files.exists(launcher)) {
      Files.writeString(
          launcher,
          "#!/bin/sh\nexec '%s' '-Dcutover.home=%s' -cp '%s' %s \"$@\"\n"
              .formatted(
                  Home.java(),
                  TestLab.HOME.folder(),
                  System.getProperty("java.class.path"),
                  "org.cutover.lab.cli.CutoverMain"));
      Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }
    return launcher.toString();
  }

  private Process started(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder
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

  /** What the journal of the trial under way says so far. */
  private static String journalUnderWay(Path archive) {
    try (Stream<Path> trials = Files.list(archive.resolve("trials"))) {
      Optional<Path> journal =
          trials
              .filter(trial -> trial.getFileName().toString().startsWith(".partial-"))
              .map(trial -> trial.resolve("deployment.jsonl"))
              .filter(Files::exists)
              .findFirst();
      // The steps that are planned name their phases too.
      return journal.isEmpty()
          ? ""
          : Files.readAllLines(journal.get()).stream()
              .filter(line -> line.contains("\"event\":\"started\""))
              .collect(Collectors.joining());
    } catch (IOException e) {
      return "";
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
