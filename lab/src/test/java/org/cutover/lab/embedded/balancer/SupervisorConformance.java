package org.cutover.lab.embedded.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.lab.embedded.daemon.PortBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds a load balancer's requests, whichever load balancer it is and whoever supervises it:
 * the same words, the same lines, the same effect on users. A and B are new, C and D are old.
 */
@Timeout(60)
abstract class SupervisorConformance {
  private static final int USERS = 8;
  private static final String LONG = "20000";
  static final List<String> OLD = List.of("C", "D");
  static final List<String> NEW = List.of("A", "B");

  /** Where everything listens, on loopback. */
  record Ports(int client, int runtime, int gate, Map<String, Integer> servers) {}

  /** What the supervisor's command did. */
  record Outcome(int exitCode, String out, String err) {}

  @TempDir Path states;
  final Map<String, TestServer> servers = new TreeMap<>();
  Ports ports;
  RuntimeClient runtime;
  private final List<AutoCloseable> running = new ArrayList<>();
  private Users users;

  /** Starts a load balancer with a gate; every server is checked every 100 ms, rise 2, fall 3. */
  abstract AutoCloseable start(Ports ports) throws Exception;

  /** Runs the supervisor's command on the load balancer's host. */
  abstract Outcome command(List<String> words) throws Exception;

  /** The runtime API and the gate as the host knows them. */
  abstract Map<String, String> sockets();

  /** Ends what is left of the supervisor. */
  abstract void endSupervisor() throws Exception;

  @BeforeEach
  void startAll() throws Exception {
    PortBlock block = PortBlock.claim(RandomGenerator.getDefault()).orElseThrow();
    running.add(block);
    ports =
        new Ports(
            block.port(1),
            block.port(2),
            block.port(3),
            Map.of("A", block.port(5), "B", block.port(6), "C", block.port(7), "D", block.port(8)));
    runtime = new RuntimeClient(ports.runtime());
    for (String name : List.of("A", "B", "C", "D")) {
      startServer(name);
    }
    running.add(start(ports));
    for (String name : List.of("A", "B", "C", "D")) {
      status(name, "UP");
    }
    NEW.forEach(this::drain);
    users = Users.start(ports.client(), USERS);
    Eventually.until("users are served", () -> users.answers().size() > 5 * USERS);
  }

  @AfterEach
  void stopAll() throws Exception {
    endSupervisor();
    users.close();
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).close();
    }
    for (TestServer server : servers.values()) {
      server.close();
    }
  }

  final void startServer(String name) throws IOException {
    servers.put(name, new TestServer(name, ports.servers().get(name)));
  }

  final void stopServers(List<String> names) {
    names.forEach(name -> servers.remove(name).close());
  }

  private void drain(String server) {
    try {
      assertThat(runtime.ask("set server app/" + server + " state drain")).isEqualTo("\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  final void status(String server, String wanted) throws Exception {
    Eventually.until(
        server + " " + wanted, () -> runtime.stat(server, "status").startsWith(wanted));
  }

  private List<String> armWords(String epoch, String gate) {
    return List.of(
        "arm",
        epoch,
        "--runtime",
        sockets().get("runtime"),
        "--gate",
        sockets().get("gate"),
        "--backend",
        "app",
        "--server",
        gate,
        "--old",
        "C,D",
        "--new",
        "A,B");
  }

  final String arm(String epoch) throws Exception {
    return done(armWords(epoch, "gate"));
  }

  final String armKeeping(String epoch) throws Exception {
    List<String> words = new ArrayList<>(armWords(epoch, "gate"));
    words.addAll(List.of("--file", stateFile().toString()));
    return done(words);
  }

  /** The file from which HAProxy reads, when it starts, who stays out. */
  final Path stateFile() {
    return states.resolve("server-state");
  }

  final List<String> keepWords(String... who) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "keep",
                "--runtime",
                sockets().get("runtime"),
                "--backend",
                "app",
                "--file",
                stateFile().toString()));
    words.addAll(List.of(who));
    return words;
  }

  /** Who stays out after {@code keep} with these words. */
  final String keep(String... who) throws Exception {
    return keptBy(keepWords(who));
  }

  final String kept() throws Exception {
    return keptBy(List.of("kept", "--backend", "app", "--file", stateFile().toString()));
  }

  private String keptBy(List<String> words) throws Exception {
    Outcome outcome = command(words);
    assertThat(outcome.exitCode()).as(words + ": " + outcome).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).startsWith("kept ").endsWith("\n");
    return outcome.out().substring("kept ".length()).strip();
  }

  /** The line of a command that has to succeed, without its end. */
  final String done(List<String> words) throws Exception {
    Outcome outcome = command(words);
    assertThat(outcome.exitCode()).as(words + ": " + outcome).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).matches("\\d+ [a-z]+( [a-z-]+=[a-z0-9-]+)*\n");
    return outcome.out().strip();
  }

  final String done(String... words) throws Exception {
    return done(List.of(words));
  }

  /** What a command says that has to be refused. */
  final String refused(int exitCode, String... words) throws Exception {
    Outcome outcome = command(List.of(words));
    assertThat(outcome.exitCode()).as(List.of(words) + ": " + outcome).isEqualTo(exitCode);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).endsWith("\n");
    return outcome.err().strip();
  }

  final String awaitState(String state) throws Exception {
    Eventually.until("status " + state, () -> done("status").matches("\\d+ " + state + "( .*)?"));
    return done("status");
  }

  static long number(String line, String key) {
    Matcher matcher = Pattern.compile(" " + key + "=(-?\\d+)").matcher(line);
    assertThat(matcher.find()).as(line).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  /** Waits until every user waits; nobody is answered from then on. */
  final void awaitHeld() throws Exception {
    Eventually.until(
        "all users wait", () -> runtime.stat("BACKEND", "qcur").equals(String.valueOf(USERS)));
  }

  final void awaitServed(List<String> names) throws Exception {
    int before = users.answers().size();
    Eventually.until(
        "served by " + names,
        () ->
            users.answers().stream().skip(before).filter(a -> names.contains(a.server())).count()
                > 5 * USERS);
  }

  /** Nobody is answered for a while. */
  final void assertHolds(Duration time) throws Exception {
    int before = users.answers().size();
    Thread.sleep(time.toMillis());
    assertThat(users.answers()).hasSize(before);
  }

  /** Every request was answered; lets {@code lost} of them fail. */
  final List<Users.Answer> assertAnswered(int lost) throws Exception {
    List<Users.Answer> answers = users.stop();
    assertThat(answers.stream().filter(answer -> answer.status() != 200).toList())
        .hasSizeLessThanOrEqualTo(lost);
    return answers;
  }

  /** None of these servers was given a request between two moments. */
  static void assertNotServed(List<Users.Answer> answers, List<String> names, long from, long to) {
    assertThat(answers)
        .filteredOn(a -> names.contains(a.server()) && a.asked() > from && a.answered() < to)
        .isEmpty();
  }

  final void assertAsBefore() throws Exception {
    assertThat(runtime.stat("gate", "status")).isEqualTo("MAINT");
    assertThat(runtime.stat("gate", "weight")).isEqualTo("0");
    Eventually.until("the gate is empty", () -> runtime.stat("gate", "scur").equals("0"));
    assertThat(runtime.stat("gate", "qcur")).isEqualTo("0");
  }

  @Test
  void shouldHoldEveryRequestAndReleaseItToTheNewVersion() throws Exception {
    arm("1");
    awaitServed(OLD);
    assertThat(number(done("begin", "1", LONG), "left-ms")).isBetween(15_000L, 20_000L);
    long held = System.nanoTime();
    awaitHeld();
    assertHolds(Duration.ofMillis(400));
    assertThat(done("commit", "1")).contains(" holding ", " committed=yes ");
    long released = System.nanoTime();
    String line = done("release", "1", "new");
    long over = System.nanoTime();
    assertThat(line).startsWith("1 released to=new by=told committed=yes held-ms=");
    assertThat(number(line, "held-ms")).isBetween(400L, 10_000L);
    awaitServed(NEW);
    List<Users.Answer> answers = assertAnswered(0);
    assertNotServed(answers, OLD, held, Long.MAX_VALUE);
    assertNotServed(answers, NEW, Long.MIN_VALUE, released);
    assertThat(answers)
        .filteredOn(a -> a.asked() < released && a.answered() > released)
        .hasSize(USERS)
        .allMatch(a -> a.answered() - over < Duration.ofSeconds(1).toNanos());
    assertAsBefore();
    for (String name : NEW) {
      assertThat(runtime.stat(name, "status")).startsWith("UP");
    }
    for (String name : OLD) {
      assertThat(runtime.stat(name, "status")).isEqualTo("DRAIN");
    }
  }

  @Test
  void shouldHoldEveryRequestAndReleaseItToTheOldVersion() throws Exception {
    arm("1");
    done("begin", "1", LONG);
    long held = System.nanoTime();
    awaitHeld();
    assertHolds(Duration.ofMillis(200));
    long released = System.nanoTime();
    assertThat(done("release", "1", "old"))
        .startsWith("1 released to=old by=told committed=no held-ms=");
    awaitServed(OLD);
    List<Users.Answer> answers = assertAnswered(0);
    assertNotServed(answers, OLD, held, released);
    assertNotServed(answers, NEW, Long.MIN_VALUE, Long.MAX_VALUE);
    assertAsBefore();
    for (String name : OLD) {
      assertThat(runtime.stat(name, "status")).startsWith("UP");
    }
  }

  @Test
  void shouldReturnToTheOldVersionAtItsDeadlineByItself() throws Exception {
    arm("1");
    done("begin", "1", "500");
    long held = System.nanoTime();
    String line = awaitState("released");
    assertThat(line).startsWith("1 released to=old by=deadline committed=no held-ms=");
    assertThat(number(line, "held-ms")).isBetween(490L, 3000L);
    awaitServed(OLD);
    List<Users.Answer> answers = assertAnswered(0);
    assertNotServed(answers, NEW, Long.MIN_VALUE, Long.MAX_VALUE);
    assertNotServed(answers, OLD, held, held + Duration.ofMillis(400).toNanos());
    assertAsBefore();
    assertThat(refused(1, "commit", "1")).contains("released to=old by=deadline");
  }

  @Test
  void shouldGoOnToTheNewVersionAtItsDeadlineOnceItIsCommitted() throws Exception {
    arm("1");
    done("begin", "1", "2000");
    long held = System.nanoTime();
    awaitHeld();
    done("commit", "1");
    assertThat(awaitState("released")).startsWith("1 released to=new by=deadline committed=yes");
    awaitServed(NEW);
    assertNotServed(assertAnswered(0), OLD, held, Long.MAX_VALUE);
    assertAsBefore();
  }

  @Test
  void shouldHoldOnPastItsDeadlineWhileNoOldServerLives() throws Exception {
    arm("1");
    done("begin", "1", "2000");
    long held = System.nanoTime();
    awaitHeld();
    stopServers(OLD);
    Eventually.until("overdue", () -> number(done("status"), "left-ms") < -300);
    assertHolds(Duration.ofMillis(300));
    done("commit", "1");
    assertThat(awaitState("released")).startsWith("1 released to=new by=deadline committed=yes");
    awaitServed(NEW);
    assertNotServed(assertAnswered(0), OLD, held, Long.MAX_VALUE);
  }

  @Test
  void shouldReturnToAnOldServerThatComesBackPastTheDeadline() throws Exception {
    arm("1");
    done("begin", "1", "2000");
    awaitHeld();
    stopServers(OLD);
    Eventually.until("overdue", () -> number(done("status"), "left-ms") < -100);
    startServer("C");
    startServer("D");
    assertThat(awaitState("released")).startsWith("1 released to=old by=deadline committed=no");
    awaitServed(OLD);
    assertNotServed(assertAnswered(0), NEW, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Test
  void shouldHoldOnAtItsDeadlineWhileNoNewServerPassesItsChecks() throws Exception {
    arm("1");
    done("begin", "1", "4000");
    awaitHeld();
    NEW.forEach(name -> servers.get(name).health(503));
    // HAProxy says "DOWN" of servers in drain, too.
    for (String name : NEW) {
      status(name, "DOWN");
    }
    done("commit", "1");
    assertThat(refused(1, "release", "1", "new")).contains("no new server passes its checks");
    Eventually.until("overdue", () -> number(done("status"), "left-ms") < -300);
    assertHolds(Duration.ofMillis(200));
    servers.get("B").health(200);
    assertThat(awaitState("released")).startsWith("1 released to=new by=deadline");
    awaitServed(List.of("B"));
    assertAnswered(0);
  }

  @Test
  void shouldTellEveryStateInOneLine() throws Exception {
    assertThat(done("status")).isEqualTo("0 none");
    assertThat(arm("7")).matches("7 armed pid=\\d+");
    assertThat(done("status")).matches("7 armed pid=\\d+");
    assertThat(done("begin", "7", LONG)).matches("7 holding left-ms=\\d+ committed=no pid=\\d+");
    assertThat(done("status")).matches("7 holding left-ms=\\d+ committed=no pid=\\d+");
    assertThat(done("commit", "7")).matches("7 holding left-ms=\\d+ committed=yes pid=\\d+");
    String released = done("release", "7", "new");
    assertThat(released).matches("7 released to=new by=told committed=yes held-ms=\\d+");
    assertThat(done("status")).isEqualTo(released);
  }

  @Test
  void shouldRepeatAReleaseThatWasDone() throws Exception {
    arm("1");
    done("begin", "1", LONG);
    done("commit", "1");
    assertThat(done("commit", "1")).contains("committed=yes");
    String released = done("release", "1", "new");
    assertThat(done("release", "1", "new")).isEqualTo(released);
    assertThat(refused(1, "release", "1", "old")).contains("released to=new");
    awaitServed(NEW);
    assertAnswered(0);
  }

  @Test
  void shouldReleaseNeitherWayAgainstTheDecision() throws Exception {
    arm("1");
    assertThat(refused(1, "commit", "1")).contains("armed");
    assertThat(refused(1, "release", "1", "new")).contains("commit first");
    done("begin", "1", LONG);
    assertThat(refused(1, "begin", "1", LONG)).contains("holding");
    assertThat(refused(1, "release", "1", "new")).contains("commit first");
    done("commit", "1");
    assertThat(refused(1, "release", "1", "old")).contains("release new");
    awaitHeld();
    assertHolds(Duration.ofMillis(100));
    done("release", "1", "new");
    awaitServed(NEW);
    assertAnswered(0);
  }

  @Test
  void shouldRefuseAnOlderEpochAndGoOnWithALaterOne() throws Exception {
    arm("5");
    assertThat(refused(3, "begin", "4", LONG)).contains("4", "5");
    done("begin", "6", LONG);
    assertThat(refused(3, "commit", "5")).contains("5", "6");
    assertThat(refused(3, "release", "5", "old")).contains("5", "6");
    assertThat(refused(1, armWords("7", "gate").toArray(String[]::new))).contains("holding");
    assertThat(refused(3, "commit", "6")).contains("7");
    assertThat(done("commit", "8")).startsWith("8 holding ");
    assertThat(done("release", "9", "new")).startsWith("9 released to=new");
    assertThat(refused(3, armWords("8", "gate").toArray(String[]::new))).contains("9");
    awaitServed(NEW);
    assertAnswered(0);
  }

  @Test
  void shouldDisarmWhatHoldsNothing() throws Exception {
    arm("1");
    assertThat(runtime.stat("gate", "scur")).isEqualTo("1");
    assertThat(runtime.stat("gate", "weight")).isEqualTo("0");
    assertThat(done("release", "1", "old")).isEqualTo("1 released to=old by=told committed=no");
    assertAsBefore();
    awaitServed(OLD);
    assertThat(arm("2")).startsWith("2 armed ");
    assertThat(arm("3")).startsWith("3 armed ");
    done("release", "3", "old");
    assertAsBefore();
    assertNotServed(assertAnswered(0), NEW, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Test
  void shouldArmNothingWithoutAGate() throws Exception {
    assertThat(refused(1, armWords("1", "door").toArray(String[]::new)))
        .contains("app/door", "no such server");
    // A server that is none: nothing keeps its one place.
    assertThat(refused(1, armWords("1", "A").toArray(String[]::new))).contains("maxconn 1");
    assertThat(done("status")).isEqualTo("1 none");
    assertThat(refused(1, "begin", "1", LONG)).contains("none");
    awaitServed(OLD);
    assertAnswered(0);
    assertAsBefore();
  }

  @Test
  void shouldNotBeginWhileAnotherServerTakesRequests() throws Exception {
    arm("1");
    runtime.ask("set server app/B state ready");
    assertThat(refused(1, "begin", "1", LONG)).contains("app/B", "drain");
    assertThat(done("status")).startsWith("1 armed ");
    awaitServed(OLD);
    drain("B");
    done("begin", "1", LONG);
    done("release", "1", "old");
    awaitServed(OLD);
    assertAnswered(0);
  }

  @Test
  void shouldHoldOnWhenTheGatesRequestIsCut() throws Exception {
    arm("1");
    runtime.ask("shutdown sessions server app/gate");
    Eventually.until("the gate is empty", () -> runtime.stat("gate", "scur").equals("0"));
    done("begin", "1", LONG);
    long held = System.nanoTime();
    awaitHeld();
    runtime.ask("shutdown sessions server app/gate");
    assertHolds(Duration.ofMillis(400));
    done("commit", "1");
    long released = System.nanoTime();
    done("release", "1", "new");
    awaitServed(NEW);
    // Whoever waited longest has taken the place.
    List<Users.Answer> answers = assertAnswered(1);
    assertNotServed(answers, OLD, held, Long.MAX_VALUE);
    assertNotServed(answers, NEW, Long.MIN_VALUE, released);
  }

  @Test
  void shouldNameInTheFileWhoStaysOutAndLeaveOthersAsTheyAre() throws Exception {
    assertThat(kept()).isEqualTo("-");
    assertThat(keep("--in", "A,B,C,D")).isEqualTo("-");
    String foreign = "9 other 1 A 127.0.0.1 2 8 1 1 1 15 3 4 6 0 0 0 - 9999 - 0 0 - - 0";
    Files.writeString(stateFile(), "1\n# be_id\n" + foreign + "\n5 app 1 A cut off\n");
    assertThat(keep("--out", "B,A")).isEqualTo("A,B");
    assertThat(Files.readAllLines(stateFile()))
        .startsWith("1")
        .contains(foreign)
        .anyMatch(line -> line.matches("\\d+ app 1 A 127.0.0.1 0 1 1 1 .*"))
        .noneMatch(line -> line.contains("cut off"));
    assertThat(keep("--out", "C", "--in", "B")).isEqualTo("A,C");
    assertThat(kept()).isEqualTo("A,C");
    assertThat(keep("--in", "A,B,C,D")).isEqualTo("-");
    assertThat(Files.readString(stateFile())).contains(foreign).endsWith("\n");
    Files.writeString(stateFile(), "broken");
    assertThat(keep("--out", "A")).isEqualTo("A");
    assertAnswered(0);
  }

  @Test
  void shouldKeepTheOldServersOutOnceTheNewOnesServe() throws Exception {
    keep("--out", "A,B");
    armKeeping("1");
    done("begin", "1", LONG);
    assertThat(kept()).isEqualTo("A,B");
    done("commit", "1");
    done("release", "1", "new");
    assertThat(kept()).isEqualTo("C,D");
    assertAnswered(0);
  }

  @Test
  void shouldKeepTheNewServersOutWhenTheOldOnesServeOn() throws Exception {
    keep("--out", "A,B");
    armKeeping("1");
    done("begin", "1", LONG);
    done("release", "1", "old");
    assertThat(kept()).isEqualTo("A,B");
    assertAnswered(0);
  }

  @Test
  void shouldSayWhyAFileIsNotAsItShouldBe() throws Exception {
    assertThat(refused(1, keepWords("--out", "X").toArray(String[]::new)))
        .isEqualTo("app/X: HAProxy has no such server; add it to its configuration");
    assertThat(stateFile()).doesNotExist();
    assertThat(refused(1, "kept", "--backend", "app", "--file", "/proc/none/state"))
        .startsWith("/proc/none/: not a directory that ")
        .endsWith(" can write; HAProxy's server-state file is there");
    assertThat(refused(2, keepWords().toArray(String[]::new))).contains("nobody out and nobody in");
    assertThat(refused(2, "kept", "--backend", "app", "--file", "state"))
        .contains("--file: 'state' is not valid");
    assertAnswered(0);
  }

  @Test
  void shouldExplainWordsThatItDoesNotKnow() throws Exception {
    assertThat(refused(2)).contains("usage: cutover-hold arm EPOCH");
    assertThat(refused(2, "hold", "1")).contains("usage:");
    assertThat(refused(2, "begin", "1")).contains("usage:");
    assertThat(refused(2, "begin", "one", "5")).contains("usage:");
    assertThat(refused(2, "begin", "1", "0")).contains("usage:");
    assertThat(refused(2, "release", "1", "both")).contains("usage:");
    assertThat(refused(2, "arm", "1", "--backend", "app; quit")).contains("usage:");
    assertThat(refused(2, "arm", "1", "--backend", "app")).contains("missing", "usage:");
  }
}
