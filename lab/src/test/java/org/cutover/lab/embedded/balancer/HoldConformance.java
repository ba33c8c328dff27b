package org.cutover.lab.embedded.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Weights, places, waiting and the gate, which together hold requests and let them go: whether it
 * is HAProxy or the one that stands in for it.
 */
@Timeout(60)
abstract class HoldConformance extends BalancerFixture {
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final String DRAIN = "set server app/%s state drain";

  /** A server that only leaves {@code drain} takes nobody who waits; one that comes up does. */
  private static final String READY =
      "set server app/%1$s state ready;set server app/%1$s health stopping;"
          + "set server app/%1$s health up";

  private RawClient user() throws IOException {
    return keep(new RawClient(ports.port(1)));
  }

  private RawClient filler() throws IOException {
    return keep(new RawClient(ports.port(6))).send("/");
  }

  private void limited(String name, int places) throws Exception {
    balance(QUICK, QUEUE, Optional.empty(), List.of(address(name, places, false)));
    status(name, "UP");
  }

  /** Takes the gate's place and lets nothing else in. */
  private RawClient arm() throws Exception {
    runtime.ask("set server app/gate state ready");
    RawClient filler = filler();
    stat("gate", "scur", "1");
    return filler;
  }

  private void hold(String... old) throws Exception {
    runtime.ask("set server app/gate weight 1;" + each(DRAIN, old));
  }

  private void release(String... servers) throws Exception {
    runtime.ask(each(READY, servers) + ";set server app/gate weight 0");
  }

  private static String each(String command, String... servers) {
    return String.join(";", Stream.of(servers).map(command::formatted).toList());
  }

  private List<RawClient> waiting(int count) throws Exception {
    List<RawClient> users = new ArrayList<>();
    int before = Integer.parseInt(runtime.stat("BACKEND", "qcur"));
    for (int i = 1; i <= count; i++) {
      users.add(user().send("/" + i));
      stat("BACKEND", "qcur", String.valueOf(before + i));
    }
    return users;
  }

  @Test
  void shouldShareRequestsByWeightWhenWeightsDiffer() throws Exception {
    balanceChecked();
    runtime.ask("set server app/A weight 3;set server app/B weight 2");
    bodies(24);
    assertThat(List.of(a.requests(), b.requests(), c.requests())).containsExactly(12, 8, 4);
    assertThat(runtime.stat().get("A")).containsEntry("weight", "3").containsEntry("uweight", "3");
    assertThat(runtime.stat().get("BACKEND"))
        .containsEntry("weight", "6")
        .containsEntry("uweight", "6")
        .containsEntry("act", "3");
    assertThat(runtime.state("A"))
        .containsEntry("srv_uweight", "3")
        .containsEntry("srv_iweight", "1");
  }

  @Test
  void shouldSendNothingNewWhenTheWeightIsZero() throws Exception {
    balanceChecked();
    runtime.ask("set server app/A weight 0");
    assertThat(bodies(6)).containsOnly("B", "C");
    assertThat(runtime.stat().get("A"))
        .containsEntry("status", "UP")
        .containsEntry("act", "1")
        .containsEntry("weight", "0");
    assertThat(runtime.stat().get("BACKEND"))
        .containsEntry("weight", "2")
        .containsEntry("act", "2");
    runtime.ask("set server app/B weight 0;set server app/C weight 0");
    assertThat(get("/item").statusCode()).isEqualTo(503);
    assertThat(runtime.stat().get("BACKEND"))
        .containsEntry("status", "DOWN")
        .containsEntry("econ", "1");
    runtime.ask("set server app/A weight 100%");
    assertThat(bodies(2)).containsOnly("A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set server app/A weight|Require <weight> or <weight%>.\n\n",
        "set server app/A weight x|Empty weight string empty or preceded by garbage\n",
        "set server app/A weight 257|Absolute weight can only be between 0 and 256 inclusive.\n\n",
        "set server app/A weight -1|Absolute weight can only be between 0 and 256 inclusive.\n\n",
        "set server app/A weight 5x|Trailing garbage in weight string\n",
        "set server app/A weight -5%|Relative weight must be positive.\n\n",
        "set server app/A weight 256|\n",
        "shutdown sessions server app/Z|No such server.\n\n",
        "shutdown sessions server x/A|No such backend.\n\n",
        "shutdown sessions server|Require 'backend/server'.\n\n",
        "shutdown sessions server app/A|\n",
        "set maxconn server app/Z 3|No such server.\n\n",
        "set maxconn server app/A|Require <maxconn>.\n\n",
        "set maxconn server app/A x|maxconn string empty or preceded by garbage\n",
        "set maxconn server app/A 3|\n",
      })
  void shouldAnswerInHaproxysWordsWhenCommandsAreGiven(String all) throws Exception {
    int bar = all.indexOf('|');
    balance(NEVER, "A");
    assertThat(runtime.ask(all.substring(0, bar))).isEqualTo(all.substring(bar + 1));
  }

  @Test
  void shouldWaitInTurnWhenEveryServerIsFull() throws Exception {
    limited("A", 1);
    RawClient slow = user().send("/slow");
    stat("A", "scur", "1");
    List<RawClient> users = waiting(3);
    assertThat(runtime.stat().get("A"))
        .containsEntry("slim", "1")
        .containsEntry("scur", "1")
        .containsEntry("qcur", "0");
    assertThat(runtime.stat().get("BACKEND")).containsEntry("scur", "4").containsEntry("qmax", "3");
    a.release();
    assertThat(slow.answer().body()).isEqualTo("A");
    for (RawClient user : users) {
      assertThat(user.answer()).isEqualTo(new RawClient.Answer(200, "A"));
    }
    assertThat(a.paths()).containsExactly("/slow", "/1", "/2", "/3");
    assertThat(runtime.stat().get("BACKEND")).containsEntry("qcur", "0").containsEntry("qmax", "3");
    assertThat(runtime.stat("A", "smax")).isEqualTo("1");
  }

  @Test
  void shouldLetMoreInWhenTheLimitIsRaised() throws Exception {
    limited("A", 1);
    RawClient slow = user().send("/slow");
    stat("A", "scur", "1");
    List<RawClient> users = waiting(2);
    runtime.ask("set maxconn server app/A 2");
    assertThat(users.get(0).answer().status()).isEqualTo(200);
    assertThat(users.get(1).answer().status()).isEqualTo(200);
    a.release();
    assertThat(slow.answer().status()).isEqualTo(200);
  }

  @Test
  void shouldAnswer503WhenARequestHasWaitedTooLong() throws Exception {
    balanceWithGate(SHORT, "A");
    arm();
    hold("A");
    long before = System.nanoTime();
    RawClient user = waiting(1).get(0);
    assertThat(user.answer().status()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(SHORT.minusMillis(50), SHORT.multipliedBy(3));
    assertThat(runtime.stat().get("BACKEND"))
        .containsEntry("qcur", "0")
        .containsEntry("qmax", "1")
        .containsEntry("econ", "1");
    release("A");
    assertThat(user.send("/again").answer()).isEqualTo(new RawClient.Answer(200, "A"));
  }

  @Test
  void shouldStayInLineAndBeServedWhenAClientGoesAwayWhileItWaits() throws Exception {
    balanceWithGate(QUEUE, "A");
    arm();
    hold("A");
    List<RawClient> users = waiting(3);
    users.get(0).close();
    users.get(1).reset();
    assertThat(users.get(2).silentFor(300)).isTrue();
    assertThat(runtime.stat("BACKEND", "qcur")).isEqualTo("3");
    release("A");
    assertThat(users.get(2).answer().status()).isEqualTo(200);
    Eventually.until("all were sent", () -> a.requests() == 3);
    stat("A", "scur", "0");
  }

  @Test
  void shouldLeaveTheLineAtTheTimeoutWhenTheClientHasGone() throws Exception {
    balanceWithGate(SHORT, "A");
    arm();
    hold("A");
    waiting(1).get(0).close();
    stat("BACKEND", "qcur", "0");
    assertThat(runtime.stat("BACKEND", "econ")).isEqualTo("1");
    release("A");
    assertThat(get("/item").body()).isEqualTo("A");
    assertThat(a.paths()).containsExactly("/item");
  }

  @Test
  void shouldStartInMaintenanceWhenTheServerIsDisabled() throws Exception {
    balance(QUICK, QUEUE, Optional.empty(), List.of(address("A", 0, false), address("B", 7, true)));
    status("A", "UP");
    assertThat(runtime.stat().get("B"))
        .containsEntry("status", "MAINT")
        .containsEntry("slim", "7")
        .containsEntry("chkdown", "0");
    assertThat(runtime.state("B"))
        .containsEntry("srv_admin_state", "5")
        .containsEntry("srv_op_state", "0")
        .containsEntry("srv_check_health", "0");
    assertThat(bodies(3)).containsOnly("A");
    assertThat(b.checks()).isZero();
    runtime.ask("set server app/B state ready");
    status("B", "UP");
    assertThat(runtime.state("B")).containsEntry("srv_admin_state", "4");
    assertThat(bodies(4)).contains("B");
  }

  @Test
  void shouldAnswer502AndKeepTheClientWhenSessionsAreShutDown() throws Exception {
    balanceChecked();
    runtime.ask("set server app/B state maint;set server app/C state maint");
    RawClient user = user().send("/slow");
    stat("A", "scur", "1");
    runtime.ask("shutdown sessions server app/A");
    assertThat(user.answer().status()).isEqualTo(502);
    stat("A", "scur", "0");
    assertThat(runtime.stat("A", "eresp")).isEqualTo("1");
    assertThat(user.send("/item").answer()).isEqualTo(new RawClient.Answer(200, "A"));
  }

  @Test
  void shouldShowTheGateAndItsProxiesWhenThereIsOne() throws Exception {
    balanceWithGate(QUEUE, "A");
    assertThat(runtime.stat().keySet())
        .containsExactly(
            "FRONTEND",
            "gatekeeper/FRONTEND",
            "A",
            "gate",
            "BACKEND",
            "tarpit/FRONTEND",
            "tarpit/BACKEND");
    assertThat(runtime.stat().get("gate"))
        .containsEntry("status", "MAINT")
        .containsEntry("weight", "0")
        .containsEntry("slim", "1")
        .containsEntry("act", "1")
        .containsEntry("check_status", "")
        .containsEntry("chkdown", "")
        .containsEntry("addr", "unix");
    assertThat(runtime.stat().get("BACKEND"))
        .containsEntry("act", "1")
        .containsEntry("slim", "400");
    assertThat(runtime.stat().get("tarpit/BACKEND")).containsEntry("iid", "5");
    assertThat(gateState()).matches("4 app 2 gate - 0 5 0 0 \\d+ 1 0 0 8 0 0 0 - 0 - 0 0 - - 0");
    arm();
    assertThat(runtime.stat("gate", "status")).isEqualTo("no check");
    assertThat(gateState()).matches("4 app 2 gate - 2 4 0 0 \\d+ [01] 0 0 8 0 0 0 - 0 - 0 0 - - 0");
    runtime.ask("set server app/gate state drain");
    assertThat(runtime.stat("gate", "status")).isEqualTo("DRAIN");
    assertThat(runtime.state("gate")).containsEntry("srv_admin_state", "12");
  }

  private String gateState() throws IOException {
    return String.join(" ", runtime.state("gate").values());
  }

  @Test
  void shouldFillTheGateOnceAndLetTheNextWaitWhenItIsArmed() throws Exception {
    balanceWithGate(QUEUE, "A", "B");
    RawClient first = arm();
    RawClient second = filler();
    stat("gate", "qcur", "1");
    assertThat(runtime.stat().get("gate")).containsEntry("scur", "1").containsEntry("qmax", "1");
    assertThat(runtime.stat("BACKEND", "qcur")).isEqualTo("0");
    assertThat(runtime.stat("BACKEND", "scur")).isEqualTo("2");
    assertThat(bodies(4)).containsOnly("A", "B");

    runtime.ask("shutdown sessions server app/gate");
    assertThat(first.answer().status()).isEqualTo(502);
    stat("gate", "qcur", "0");
    assertThat(second.silentFor(200)).isTrue();
    assertThat(runtime.stat("gate", "scur")).isEqualTo("1");

    runtime.ask("set server app/gate state maint;shutdown sessions server app/gate");
    assertThat(second.answer().status()).isEqualTo(502);
    stat("gate", "scur", "0");
  }

  @Test
  void shouldSendWhoWaitsForTheGateElsewhereWhenItGoesToMaintenance() throws Exception {
    balanceWithGate(QUEUE, "A");
    RawClient first = arm();
    RawClient second = filler();
    stat("gate", "qcur", "1");
    runtime.ask("set server app/gate state maint");
    assertThat(second.answer()).isEqualTo(new RawClient.Answer(200, "A"));
    assertThat(runtime.stat("gate", "wredis")).isEqualTo("1");
    assertThat(first.silentFor(200)).isTrue();
    assertThat(runtime.stat("gate", "scur")).isEqualTo("1");
    assertThat(filler().answer()).isEqualTo(new RawClient.Answer(200, "A"));
  }

  @Test
  void shouldFillTheGateAlsoWhenItIsDraining() throws Exception {
    balanceWithGate(QUEUE, "A");
    runtime.ask("set server app/gate state drain");
    RawClient filler = filler();
    stat("gate", "scur", "1");
    assertThat(filler.silentFor(200)).isTrue();
  }

  @Test
  void shouldSwallowARequestWhenTheGateHasAWeightAndAPlace() throws Exception {
    balanceWithGate(QUEUE, "A");
    runtime.ask("set server app/gate state ready;set server app/gate weight 1");
    RawClient first = user().send("/1");
    RawClient second = user().send("/2");
    stat("gate", "scur", "1");
    stat("A", "stot", "1");
    runtime.ask("set server app/gate weight 0;shutdown sessions server app/gate");
    assertThat(List.of(first.answer().status(), second.answer().status()))
        .containsExactlyInAnyOrder(200, 502);
  }

  @Test
  void shouldKeepTheGateFilledWhenTheServersTimeoutHasPassed() throws Exception {
    balanceWithGate(QUEUE, "A");
    RawClient filler = arm();
    assertThat(filler.silentFor(Math.toIntExact(SERVER.plusMillis(500).toMillis()))).isTrue();
    assertThat(runtime.stat("gate", "scur")).isEqualTo("1");
  }

  @Test
  void shouldAnswer504WhenAUsersRequestHasFallenOnTheGate() throws Exception {
    balanceWithGate(QUEUE, "A");
    runtime.ask("set server app/gate state ready;set server app/gate weight 1");
    runtime.ask(DRAIN.formatted("A"));
    RawClient user = user().send("/1");
    stat("gate", "scur", "1");
    assertThat(user.answer().status()).isEqualTo(504);
    stat("gate", "scur", "0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldGoOnHoldingWhenTheFillerIsCutOff(boolean reset) throws Exception {
    balanceWithGate(QUEUE, "A", "B");
    RawClient filler = arm();
    hold("A", "B");
    List<RawClient> users = waiting(3);
    if (reset) {
      filler.reset();
    } else {
      filler.close();
    }
    assertThat(users.get(0).silentFor(500)).isTrue();
    users.addAll(waiting(2));
    assertThat(runtime.stat().get("gate")).containsEntry("scur", "1");
    assertThat(runtime.stat().get("BACKEND")).containsEntry("qcur", "5");
    release("B");
    for (RawClient user : users) {
      assertThat(user.answer()).isEqualTo(new RawClient.Answer(200, "B"));
    }
  }

  @Test
  void shouldSwallowTheFirstWhoWaitsWhenTheFillerIsShutDownTooEarly() throws Exception {
    balanceWithGate(QUEUE, "A");
    RawClient filler = arm();
    hold("A");
    List<RawClient> users = waiting(2);
    runtime.ask("shutdown sessions server app/gate");
    assertThat(filler.answer().status()).isEqualTo(502);
    stat("BACKEND", "qcur", "1");
    assertThat(runtime.stat("gate", "scur")).isEqualTo("1");
    release("A");
    assertThat(users.get(1).answer().status()).isEqualTo(200);
    runtime.ask("set server app/gate state maint;shutdown sessions server app/gate");
    assertThat(users.get(0).answer().status()).isEqualTo(502);
  }

  @Test
  void shouldLeaveTheLineWaitingWhenAServerOnlyLeavesDrain() throws Exception {
    balanceWithGate(QUEUE, "A", "B");
    arm();
    hold("A", "B");
    List<RawClient> users = waiting(2);
    runtime.ask("set server app/A state ready;set server app/gate weight 0");
    assertThat(runtime.stat("A", "status")).isEqualTo("UP");
    users.addAll(waiting(1));
    assertThat(users.get(0).silentFor(300)).isTrue();
    assertThat(a.requests()).isZero();
    runtime.ask("set server app/A health stopping;set server app/A health up");
    for (RawClient user : users) {
      assertThat(user.answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        READY,
        "set server app/%1$s state maint;set server app/%1$s state ready",
        "set server app/%1$s state ready;set maxconn server app/%1$s 100",
      })
  void shouldServeTheLineAtOnceWhenAServerTakesIt(String ready) throws Exception {
    balanceWithGate(QUEUE, "A", "B", "C");
    arm();
    hold("A", "B", "C");
    List<RawClient> users = waiting(4);
    runtime.ask(each(ready, "B", "C") + ";set server app/gate weight 0");
    for (RawClient user : users) {
      assertThat(user.answer()).as(ready).isEqualTo(new RawClient.Answer(200, "B"));
    }
    assertThat(bodies(4)).containsOnly("B", "C");
    assertThat(a.requests()).isZero();
  }

  @Test
  void shouldShareTheLineWhenServersHaveLimits() throws Exception {
    balance(
        QUICK,
        QUEUE,
        Optional.of(new BalancerConfig.Gate("gate", ports.port(6), stateFile())),
        List.of(address("A", 2, false), address("B", 2, false)));
    status("A", "UP");
    status("B", "UP");
    arm();
    hold("A", "B");
    List<RawClient> users = waiting(6);
    release("A", "B");
    List<String> servers = new ArrayList<>();
    for (RawClient user : users) {
      servers.add(user.answer().body());
    }
    // Whom a server takes when it comes up, HAProxy does not count against its limit afterwards,
    // so the last two may be early; the first four are shared for certain.
    assertThat(servers.subList(0, 4)).containsExactly("A", "A", "B", "B");
  }

  @Test
  void shouldRefuseNewRequestsButKeepTheLineWhenNobodyHasAWeight() throws Exception {
    balanceWithGate(QUEUE, "A");
    arm();
    hold("A");
    List<RawClient> users = waiting(2);
    runtime.ask("set server app/gate weight 0");
    assertThat(get("/item").statusCode()).isEqualTo(503);
    assertThat(runtime.stat().get("BACKEND"))
        .containsEntry("status", "DOWN")
        .containsEntry("qcur", "2");
    release("A");
    for (RawClient user : users) {
      assertThat(user.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void shouldLoseNothingWhenRequestsAreHeldAndGoToNewServers() throws Exception {
    balanceWithGate(QUEUE, "A", "B", "C");
    runtime.ask(DRAIN.formatted("C"));
    try (Crowd crowd = new Crowd(30)) {
      RawClient filler = arm();
      Eventually.until("old servers work", () -> a.requests() > 50 && b.requests() > 50);
      holdUntilIdle(crowd);
      List<Integer> old = List.of(a.requests(), b.requests());
      Thread.sleep(1000);
      assertThat(List.of(a.requests(), b.requests())).isEqualTo(old);
      assertThat(c.requests()).isZero();
      assertThat(runtime.stat("BACKEND", "qcur")).isEqualTo("30");
      release("C");
      Eventually.until("the new server works", () -> c.requests() > 100);
      runtime.ask("set server app/gate state maint;shutdown sessions server app/gate");
      assertThat(filler.answer().status()).isEqualTo(502);
      int served = c.requests();
      Eventually.until("it goes on", () -> c.requests() > served + 50);
      assertThat(List.of(a.requests(), b.requests())).isEqualTo(old);
      assertThat(crowd.stop()).hasSizeGreaterThan(250).containsOnly(200);
    }
  }

  @Test
  void shouldLoseNothingWhenRequestsAreHeldAndGoBackToTheOldServers() throws Exception {
    balanceWithGate(QUEUE, "A", "B", "C");
    runtime.ask(DRAIN.formatted("C"));
    try (Crowd crowd = new Crowd(30)) {
      arm();
      for (int round = 0; round < 3; round++) {
        int before = a.requests() + b.requests();
        Eventually.until("servers work", () -> a.requests() + b.requests() > before + 100);
        holdUntilIdle(crowd);
        release("A", "B");
      }
      int before = b.requests();
      Eventually.until("both serve", () -> b.requests() > before + 50);
      assertThat(c.requests()).isZero();
      assertThat(crowd.stop()).containsOnly(200);
    }
  }

  private void holdUntilIdle(Crowd crowd) throws Exception {
    hold("A", "B");
    stat("A", "scur", "0");
    stat("B", "scur", "0");
    stat("BACKEND", "qcur", String.valueOf(crowd.size()));
  }

  /** Users who ask without a pause, each on one connection. */
  private final class Crowd implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<CompletableFuture<List<Integer>>> users = new ArrayList<>();

    Crowd(int size) {
      for (int i = 0; i < size; i++) {
        users.add(CompletableFuture.supplyAsync(this::ask, threads));
      }
    }

    int size() {
      return users.size();
    }

    private List<Integer> ask() {
      List<Integer> statuses = new ArrayList<>();
      try (RawClient user = new RawClient(ports.port(1))) {
        while (!stopped.get()) {
          statuses.add(user.send("/item").answer().status());
        }
      } catch (IOException e) {
        statuses.add(-1);
      }
      return statuses;
    }

    /** The status of every answer; -1 for a connection that broke. */
    List<Integer> stop() throws Exception {
      stopped.set(true);
      List<Integer> all = Collections.synchronizedList(new ArrayList<>());
      for (CompletableFuture<List<Integer>> user : users) {
        all.addAll(user.get());
      }
      return all;
    }

    @Override
    public void close() {
      stopped.set(true);
      threads.shutdownNow();
    }
  }
}
