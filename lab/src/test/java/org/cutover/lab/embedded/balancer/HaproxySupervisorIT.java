package org.cutover.lab.embedded.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script of the containers lab's load balancers with a real HAProxy: what is said of all, and
 * what happens when processes are killed.
 */
class HaproxySupervisorIT extends SupervisorConformance {
  private static final Path PERL = Path.of("/usr/bin/perl");
  private static final Path SCRIPT = Path.of("containers/files/cutover-hold").toAbsolutePath();

  /** Keeps Perl to the modules of perl-base where this machine tells them apart, as Debian does. */
  private static final String BASE_ONLY =
      "BEGIN { my @base = grep { m{/perl-base\\z} } @INC; @INC = @base if @base }"
          + " my $script = shift; do $script; die $@ || $!;";

  private static final String CONFIG =
      """
      global
          nbthread 1
          maxconn 2000
          stats socket unix@%1$s/admin.sock mode 600 level admin
          stats socket ipv4@127.0.0.1:%2$d level admin
          server-state-file %9$s

      defaults
          mode http
          timeout connect 300ms
          timeout client 30s
          timeout server 30s
          timeout check 2s
          timeout queue 30s
          retries 3
          option redispatch 1
          option forwardfor
          load-server-state-from-file global

      frontend web
          bind 127.0.0.1:%3$d
          default_backend app

      frontend gatekeeper
          bind unix@%1$s/gate.sock mode 600
          bind 127.0.0.1:%4$d
          timeout client 1h
          default_backend app

      backend app
          balance roundrobin
          http-reuse safe
          option httpchk
          http-check send meth GET uri /health ver HTTP/1.1 hdr Host localhost
          use-server gate if { fe_name gatekeeper }
          default-server check inter 100ms rise 2 fall 3
          server A 127.0.0.1:%5$d
          server B 127.0.0.1:%6$d
          server C 127.0.0.1:%7$d
          server D 127.0.0.1:%8$d
          server gate unix@%1$s/tarpit.sock maxconn 1 weight 0 disabled no-check

      listen tarpit
          bind unix@%1$s/tarpit.sock mode 600
          timeout client 1h
          timeout tarpit 1h
          http-request tarpit
      """;

  @TempDir Path folder;
  private final Set<Long> supervisors = new HashSet<>();
  private Map<String, String> sockets;
  private String config;
  private HaproxyProcess haproxy;

  @BeforeAll
  static void findPrograms() {
    HaproxyProcess.assumeInstalled();
    assumeTrue(Files.isExecutable(PERL), "perl is not installed on this machine");
  }

  @Override
  AutoCloseable start(Ports ports) throws Exception {
    sockets =
        Map.of(
            "runtime", "unix:" + folder + "/admin.sock", "gate", "unix:" + folder + "/gate.sock");
    config =
        CONFIG.formatted(
            folder,
            ports.runtime(),
            ports.client(),
            ports.gate(),
            ports.servers().get("A"),
            ports.servers().get("B"),
            ports.servers().get("C"),
            ports.servers().get("D"),
            stateFile());
    startHaproxy();
    return this::stopHaproxy;
  }

  private void startHaproxy() throws Exception {
    haproxy = HaproxyProcess.start(folder, config, ports.runtime());
  }

  private void stopHaproxy() throws Exception {
    haproxy.kill();
  }

  @Override
  Map<String, String> sockets() {
    return sockets;
  }

  @Override
  Outcome command(List<String> words) throws Exception {
    List<String> line =
        new ArrayList<>(List.of(PERL.toString(), "-w", "-e", BASE_ONLY, SCRIPT.toString()));
    line.addAll(words);
    // Through a pipe, as over SSH: it ends only when nobody has it any more.
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(err.toFile());
    builder.environment().put("CUTOVER_HOLD_DIR", state().toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Outcome outcome = new Outcome(process.exitValue(), out, Files.readString(err));
    if (outcome.out().contains(" pid=")) {
      supervisors.addAll(pids(outcome.out().strip()));
    }
    return outcome;
  }

  private Path state() {
    return folder.resolve("hold");
  }

  /** Both processes of a supervisor, the one that acts first. */
  private static List<Long> pids(String line) {
    long pid = number(line, "pid");
    return Stream.concat(
            Stream.of(pid),
            ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid))
        .toList();
  }

  /** Its name goes with its end; the process itself may stay until somebody asks for its end. */
  private static boolean runs(long pid) throws IOException {
    Path line = Path.of("/proc/" + pid + "/cmdline");
    try {
      return Files.readString(line).contains(SCRIPT.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  private boolean hasPartnerBeside(List<Long> known) throws Exception {
    for (long pid : pids(done("status"))) {
      if (!known.contains(pid) && runs(pid)) {
        return true;
      }
    }
    return false;
  }

  private static void kill(long pid) throws Exception {
    assertThat(runs(pid)).isTrue();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Eventually.until(pid + " is gone", () -> !runs(pid));
  }

  @Override
  void endSupervisor() throws Exception {
    List<Long> left = new ArrayList<>();
    for (long pid : supervisors) {
      if (runs(pid)) {
        left.add(pid);
      }
    }
    killTogether(left);
  }

  /** So that none of them sees the other's end. */
  private static void killTogether(List<Long> pids) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(PERL.toString(), "-e", "kill STOP => @ARGV; kill KILL => @ARGV; exit 0"));
    pids.forEach(pid -> words.add(String.valueOf(pid)));
    assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
  }

  private void assertEnded() throws Exception {
    for (long pid : supervisors) {
      Eventually.until(pid + " ends", () -> !runs(pid));
    }
  }

  @Test
  void shouldBeAScriptThatPerlAccepts() throws Exception {
    Process process =
        new ProcessBuilder(PERL.toString(), "-wc", SCRIPT.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo(SCRIPT + " syntax OK\n");
    assertThat(Files.isExecutable(SCRIPT)).isTrue();
  }

  @Test
  void shouldLeaveTwoProcessesUntilTheRelease() throws Exception {
    String armed = arm("1");
    assertThat(pids(armed)).hasSize(2);
    done("begin", "1", "20000");
    assertThat(pids(done("status"))).hasSize(2);
    done("release", "1", "old");
    assertEnded();
    assertThat(Files.getPosixFilePermissions(state())).hasSize(3);
    assertAnswered(0);
  }

  @Test
  void shouldHoldThroughPortsAsThroughFiles() throws Exception {
    sockets =
        Map.of(
            "runtime", "tcp:127.0.0.1:" + ports.runtime(), "gate", "tcp:127.0.0.1:" + ports.gate());
    arm("1");
    done("begin", "1", "20000");
    awaitHeld();
    done("commit", "1");
    done("release", "1", "new");
    awaitServed(NEW);
    assertAnswered(0);
    assertAsBefore();
    assertEnded();
  }

  @Test
  void shouldGoOnWhenEitherProcessIsKilled() throws Exception {
    arm("1");
    String holding = done("begin", "1", "20000");
    long held = System.nanoTime();
    awaitHeld();
    List<Long> first = pids(holding);
    kill(first.get(0));
    Eventually.until(
        "the partner acts", () -> number(done("status"), "pid") == (long) first.get(1));
    Eventually.until("it has a partner", () -> pids(done("status")).size() == 2);
    List<Long> second = pids(done("status"));
    kill(second.get(1));
    Eventually.until("there is another partner", () -> hasPartnerBeside(second));
    assertHolds(Duration.ofMillis(200));
    done("commit", "1");
    assertThat(done("release", "1", "new")).startsWith("1 released to=new by=told");
    awaitServed(NEW);
    assertNotServed(assertAnswered(0), OLD, held, Long.MAX_VALUE);
    assertAsBefore();
    assertEnded();
  }

  @Test
  void shouldKeepItsDeadlineWhenTheProcessThatActsIsKilled() throws Exception {
    arm("1");
    String holding = done("begin", "1", "2000");
    kill(pids(holding).get(0));
    String line = awaitState("released");
    assertThat(line).startsWith("1 released to=old by=deadline");
    assertThat(number(line, "held-ms")).isBetween(1990L, 5000L);
    awaitServed(OLD);
    assertAnswered(0);
    assertEnded();
  }

  @Test
  void shouldStillReleaseWhenBothProcessesAreKilled() throws Exception {
    arm("1");
    String holding = done("begin", "1", "20000");
    long held = System.nanoTime();
    awaitHeld();
    killTogether(pids(holding));
    assertThat(awaitState("lost")).isEqualTo("1 lost committed=no");
    // HAProxy keeps the request of the gate.
    assertHolds(Duration.ofMillis(400));
    assertThat(refused(1, "begin", "1", "400")).contains("lost");
    assertThat(refused(1, "release", "1", "new")).contains("commit first");
    assertThat(done("commit", "1")).contains("committed=yes");
    assertThat(refused(1, "release", "1", "old")).contains("release new");
    assertThat(done("release", "2", "new")).startsWith("2 released to=new by=told committed=yes");
    awaitServed(NEW);
    assertNotServed(assertAnswered(0), OLD, held, Long.MAX_VALUE);
    assertAsBefore();
    assertThat(done("status")).startsWith("2 released to=new");
  }

  @Test
  void shouldArmAnewAfterASupervisorThatHeldNothingWasKilled() throws Exception {
    killTogether(pids(arm("1")));
    assertThat(awaitState("lost")).isEqualTo("1 lost committed=no");
    arm("2");
    done("begin", "2", "20000");
    awaitHeld();
    done("release", "2", "old");
    awaitServed(OLD);
    assertAnswered(0);
    assertAsBefore();
  }

  @Test
  void shouldStartWithTheServersOutThatTheFileNames() throws Exception {
    runtime.ask("set server app/A weight 0; set server app/gate weight 1");
    keep("--out", "A,B");
    restart();
    for (String name : NEW) {
      assertThat(runtime.stat(name, "status")).as(name).isEqualTo("MAINT");
      assertThat(runtime.stat(name, "weight")).as(name).isEqualTo("1");
    }
    assertThat(runtime.stat("gate", "status")).isEqualTo("MAINT");
    assertThat(runtime.stat("gate", "weight")).isEqualTo("0");
    for (String name : OLD) {
      status(name, "UP");
    }
    runtime.ask("set server app/A state ready; set server app/A health down");
    status("A", "UP");
    keep("--in", "A,B");
    restart();
    status("B", "UP");
  }

  @Test
  void shouldLetTheNewServersOutOfTheFileWhenHaproxyRestartsAfterTheDecision() throws Exception {
    keep("--out", "A,B");
    armKeeping("1");
    done("begin", "1", "20000");
    awaitHeld();
    stopServers(OLD);
    done("commit", "1");
    restart();
    awaitServed(NEW);
    assertThat(awaitState("released")).startsWith("1 released to=new by=restart");
    assertThat(kept()).isEqualTo("C,D");
    restart();
    awaitServed(NEW);
    for (String name : OLD) {
      assertThat(runtime.stat(name, "status")).as(name).isEqualTo("MAINT");
    }
  }

  private void removeState() throws IOException {
    try (Stream<Path> files = Files.list(state())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(state());
  }

  @Test
  void shouldEndAHoldAlthoughItsDirectoryIsRemoved() throws Exception {
    arm("1");
    done("begin", "1", "2000");
    awaitHeld();
    removeState();
    awaitServed(OLD);
    assertEnded();
    assertAsBefore();
    assertAnswered(0);
  }

  @Test
  void shouldDisarmWhenItsDirectoryIsRemoved() throws Exception {
    arm("1");
    removeState();
    assertEnded();
    assertAsBefore();
    awaitServed(OLD);
    assertAnswered(0);
  }

  private void restart() throws Exception {
    stopHaproxy();
    startHaproxy();
  }

  @Test
  void shouldReturnToTheOldVersionWhenHaproxyIsRestarted() throws Exception {
    arm("1");
    done("begin", "1", "20000");
    awaitHeld();
    restart();
    assertThat(awaitState("released")).startsWith("1 released to=old by=restart committed=no");
    for (String name : NEW) {
      assertThat(runtime.stat(name, "status")).isEqualTo("MAINT");
    }
    awaitServed(OLD);
    assertAsBefore();
    assertEnded();
  }

  @Test
  void shouldGoOnToTheNewVersionWhenHaproxyIsRestartedAfterTheDecision() throws Exception {
    arm("1");
    done("begin", "1", "20000");
    awaitHeld();
    done("commit", "1");
    restart();
    assertThat(awaitState("released")).startsWith("1 released to=new by=restart committed=yes");
    for (String name : OLD) {
      assertThat(runtime.stat(name, "status")).isEqualTo("MAINT");
    }
    awaitServed(NEW);
    assertAsBefore();
  }

  @Test
  void shouldHoldAgainWhenHaproxyIsRestartedAndNoOldServerLives() throws Exception {
    arm("1");
    done("begin", "1", "20000");
    awaitHeld();
    stopServers(OLD);
    restart();
    awaitHeld();
    assertHolds(Duration.ofMillis(300));
    assertThat(done("status")).startsWith("1 holding ");
    done("commit", "1");
    assertThat(awaitState("released")).startsWith("1 released to=new by=restart committed=yes");
    awaitServed(NEW);
    assertAsBefore();
  }

  @Test
  void shouldArmNothingWhileHaproxyIsDown() throws Exception {
    stopHaproxy();
    assertThat(
            refused(
                1,
                "arm",
                "1",
                "--runtime",
                sockets.get("runtime"),
                "--gate",
                sockets.get("gate"),
                "--backend",
                "app",
                "--server",
                "gate",
                "--old",
                "C,D",
                "--new",
                "A,B"))
        .contains("admin.sock", "HAProxy does not answer");
    startHaproxy();
  }
}
