package org.cutover.common.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeashedProcessIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final List<String> IGNORES_TERM =
      List.of("/bin/sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done");

  @TempDir Path directory;

  @Test
  void shouldEndTheChildWithinTwoSecondsWhenItsParentIsKilled() throws Exception {
    Process parent = parentOf(List.of("sleep", "301.25"));
    ProcessHandle child = childOf(parent);
    await(SOON, () -> processesWith("301.25") == 3);
    long killed = System.nanoTime();
    parent.destroyForcibly();
    await(SOON, () -> !child.isAlive());
    assertThat(System.nanoTime() - killed).isLessThan(TimeUnit.SECONDS.toNanos(2));
    await(SOON, () -> processesWith("301.25") == 0);
  }

  @Test
  void shouldKillAChildThatIgnoresTermOnceItsGraceIsOver() throws Exception {
    Process parent = parentOf(IGNORES_TERM);
    ProcessHandle child = childOf(parent);
    await(SOON, () -> output().equals("ready\n"));
    long killed = System.nanoTime();
    parent.destroyForcibly();
    await(SOON, () -> !child.isAlive());
    assertThat(System.nanoTime() - killed).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(400));
  }

  @Test
  void shouldEndTheChildWhenTheShellBetweenIsKilled() throws Exception {
    try (LeashedProcess process = start("sleep", "300")) {
      ProcessHandle child = ProcessHandle.of(process.pid()).orElseThrow();
      child.parent().orElseThrow().destroyForcibly();
      assertThat(process.waitFor(SOON)).hasValue(128 + 9);
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void shouldEndTheChildWhenShellAndParentAreKilledTogether() throws Exception {
    Process parent = parentOf(List.of("sleep", "300"));
    ProcessHandle child = childOf(parent);
    ProcessHandle shell = child.parent().orElseThrow();
    parent.destroyForcibly();
    shell.destroyForcibly();
    await(SOON, () -> !child.isAlive());
  }

  @Test
  void shouldPassATermOfTheShellOnAndKeepTheChildsAnswer() throws Exception {
    String answers = "trap 'echo asked; exit 7' TERM; echo ready; while :; do sleep 0.1; done";
    try (LeashedProcess process = start("/bin/sh", "-c", answers)) {
      await(SOON, () -> output().equals("ready\n"));
      ProcessHandle child = ProcessHandle.of(process.pid()).orElseThrow();
      child.parent().orElseThrow().destroy();
      assertThat(process.waitFor(SOON)).hasValue(7);
      assertThat(output()).isEqualTo("ready\nasked\n");
    }
  }

  @Test
  void shouldKeepTheExitCodeAndLeaveNothingBehindWhenTheChildEndsByItself() throws Exception {
    try (LeashedProcess process = start("/bin/sh", "-c", "exit 42", "word-42")) {
      assertThat(process.waitFor(SOON)).hasValue(42);
      assertThat(process.isAlive()).isFalse();
      assertThat(process.onExit().get(1, TimeUnit.SECONDS)).isEqualTo(42);
      await(SOON, () -> processesWith("word-42") == 0);
    }
  }

  @Test
  void shouldStopAChildByTermAndOneThatIgnoresItByKill() throws Exception {
    try (LeashedProcess obedient = start("sleep", "300")) {
      assertThat(obedient.exitCode()).isEmpty();
      assertThat(obedient.stop(SOON)).isEqualTo(128 + 15);
      assertThat(obedient.stop(SOON)).isEqualTo(128 + 15);
    }
    try (LeashedProcess stubborn = start(IGNORES_TERM.toArray(String[]::new))) {
      await(SOON, () -> output().equals("ready\n"));
      assertThat(stubborn.stop(Duration.ofMillis(200))).isEqualTo(128 + 9);
    }
  }

  /** Several at once, so that a child is not always the next to run after its shell. */
  @Test
  void shouldNotLoseATermRightAfterTheStart() {
    List<Integer> codes =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(
                i -> {
                  try (LeashedProcess process = start("sleep", "300")) {
                    return process.stop(SOON);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .toList();
    assertThat(codes).containsOnly(128 + 15);
  }

  @Test
  void shouldNotLetInterruptReachTheChild() throws Exception {
    try (LeashedProcess process = start("sleep", "300")) {
      String pid = Long.toString(process.pid());
      assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
      assertThat(process.waitFor(Duration.ofMillis(300))).isEmpty();
    }
  }

  @Test
  void shouldHandWordsOnUntouchedWithNothingToRead() throws Exception {
    List<String> odd = List.of("a b", "", "it's", "\"$HOME\"", "*", "$(id)", "-n", "ä");
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "cat; printf '<%s>' \"$@\""));
    words.add("name");
    words.addAll(odd);
    try (LeashedProcess process = start(words.toArray(String[]::new))) {
      assertThat(process.waitFor(SOON)).hasValue(0);
    }
    assertThat(output()).isEqualTo("<a b><><it's><\"$HOME\"><*><$(id)><-n><ä>");
  }

  @Test
  void shouldGiveTheChildItsEnvironmentAndDirectory() throws Exception {
    try (LeashedProcess process = start("/bin/sh", "-c", "echo $GREETING; echo oops >&2; pwd -P")) {
      assertThat(process.waitFor(SOON)).hasValue(0);
    }
    assertThat(output()).isEqualTo("hello\noops\n" + directory.toRealPath() + "\n");
  }

  @Test
  void shouldSaySoInTheOutputWhenTheCommandDoesNotExist() throws Exception {
    try (LeashedProcess process = start("no-such-command")) {
      assertThat(process.waitFor(SOON)).hasValue(127);
    }
    assertThat(output()).contains("no-such-command");
  }

  private LeashedProcess start(String... words) throws IOException {
    Files.deleteIfExists(directory.resolve("log"));
    return LeashedProcess.start(
        new LeashedCommand(
            List.of(words),
            directory,
            Map.of("GREETING", "hello"),
            directory.resolve("log"),
            Duration.ofSeconds(1)));
  }

  private Process parentOf(List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeashHolder.class.getName(),
                directory.toString()));
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("parent.log").toFile())
        .start();
  }

  private ProcessHandle childOf(Process parent) throws IOException {
    Path pid = directory.resolve("pid");
    await(SOON, () -> Files.exists(pid) || !parent.isAlive());
    ProcessHandle child = ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();
    assertThat(child.isAlive()).isTrue();
    return child;
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many processes have this word among theirs: the command, its shell and its watcher. */
  private static long processesWith(String word) {
    return ProcessHandle.allProcesses()
        .filter(handle -> handle.info().arguments().map(List::of).orElse(List.of()).contains(word))
        .filter(handle -> !handle.info().arguments().map(List::of).get().contains("-cp"))
        .count();
  }

  private static void await(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
