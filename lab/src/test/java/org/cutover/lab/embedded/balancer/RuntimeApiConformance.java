package org.cutover.lab.embedded.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a load balancer must do and say, whether it is HAProxy or the one that stands in for it: the
 * same commands, the same form of answers, the same effect on traffic.
 */
@Timeout(60)
abstract class RuntimeApiConformance extends BalancerFixture {

  @Test
  void shouldPrintEveryColumnOfHaproxyWhenStatIsShown() throws Exception {
    balanceChecked();
    List<String> lines = runtime.ask("show stat").lines().toList();
    assertThat(lines.get(0)).isEqualTo(StatColumns.HEADER);
    assertThat(lines.get(lines.size() - 1)).isEmpty();
    for (String row : lines.subList(1, lines.size() - 1)) {
      assertThat(row.split(",", -1)).hasSize(StatColumns.HEADER.split(",", -1).length);
    }
    assertThat(runtime.stat().keySet()).containsExactly("FRONTEND", "A", "B", "C", "BACKEND");
    assertThat(runtime.stat().get("A"))
        .containsEntry("pxname", "app")
        .containsEntry("scur", "0")
        .containsEntry("qcur", "0")
        .containsEntry("act", "1")
        .containsEntry("bck", "0")
        .containsEntry("chkfail", "0")
        .containsEntry("chkdown", "0")
        .containsEntry("check_code", "200")
        .containsEntry("check_desc", "Layer7 check passed")
        .containsEntry("check_rise", "2")
        .containsEntry("check_fall", "3")
        .containsEntry("check_health", "4")
        .containsEntry("addr", "127.0.0.1:" + ports.port(3));
    assertThat(runtime.stat("BACKEND", "act")).isEqualTo("3");
    assertThat(runtime.stat("BACKEND", "status")).isEqualTo("UP");
    assertThat(runtime.stat("FRONTEND", "status")).isEqualTo("OPEN");
  }

  @Test
  void shouldLeaveTheSameFieldsEmptyAsHaproxyWhenStatIsShown() throws Exception {
    balanceChecked();
    get("/item");
    Map<String, Map<String, String>> rows = runtime.stat();
    for (String server : List.of("FRONTEND", "A", "BACKEND")) {
      List<String> filled =
          rows.get(server).entrySet().stream()
              .filter(field -> !field.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .filter(column -> !column.isEmpty())
              .toList();
      assertThat(filled).as(server).containsExactlyElementsOf(StatColumns.filled(server));
    }
  }

  @Test
  void shouldPrintVersionOneWhenServersStateIsShown() throws Exception {
    balanceChecked();
    List<String> lines = runtime.ask("show servers state").lines().toList();
    assertThat(lines.get(0)).isEqualTo("1");
    assertThat(lines.get(1)).isEqualTo(StatColumns.SERVERS_STATE);
    assertThat(lines.get(2))
        .matches(
            "3 app 1 A 127.0.0.1 2 0 1 1 \\d+ 15 3 4 [67] 0 0 0 - "
                + ports.port(3)
                + " - 0 0 - - 0");
    assertThat(lines).hasSize(6);
    assertThat(lines.get(5)).isEmpty();
    assertThat(runtime.ask("show servers state app").lines().toList().subList(0, 2))
        .isEqualTo(lines.subList(0, 2));
  }

  @Test
  void shouldTellNameProcessAndUptimeWhenInfoIsShown() throws Exception {
    balanceChecked();
    String info = runtime.ask("show info");
    assertThat(info).startsWith("Name: HAProxy\nVersion: 2.");
    assertThat(info)
        .containsPattern("\nPid: \\d+\n")
        .containsPattern("\nUptime: 0d 0h0\\dm\\d\\ds\n")
        .containsPattern("\nUptime_sec: \\d+\n")
        .containsPattern("\nCurrConns: \\d+\n")
        .containsPattern("\nStopping: 0\n")
        .endsWith("\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set server app/Z state drain|No such server.",
        "set server x/A state drain|No such backend.",
        "set server app state drain|Require 'backend/server'.",
        "set server app/ state ready|Require 'backend/server'.",
        "set server app/A state foo|'set server <srv> state' expects 'ready', 'drain' and 'maint'.",
        "set server app/A state|'set server <srv> state' expects 'ready', 'drain' and 'maint'.",
        "set server app/A health x|'set server <srv> health' expects 'up', 'stopping', or 'down'.",
        "set server app/A addr|set server <b>/<s> addr requires an address and optionally a port.",
        "set server app/A addr foo port 3|Invalid addr 'foo' by 'stats socket command'",
        "set server app/A foo|usage: set server <backend>/<server> addr | agent | agent-addr"
            + " | agent-port | agent-send | check-addr | check-port | fqdn | health | ssl | state"
            + " | weight",
        "show servers state nope|Can't find backend.",
        "set server app/A state ready|",
      })
  void shouldAnswerInHaproxysWordsWhenCommandsAreWrong(String all) throws Exception {
    int bar = all.indexOf('|');
    String command = all.substring(0, bar);
    balance(NEVER, "A");
    String words = all.substring(bar + 1);
    assertThat(runtime.ask(command)).isEqualTo(words.isEmpty() ? "\n" : words + "\n\n");
  }

  @Test
  void shouldListCommandsWhenACommandIsUnknown() throws Exception {
    balance(NEVER, "A");
    for (String command : List.of("nonsense", "", "set", "SHOW stat")) {
      assertThat(runtime.ask(command))
          .as(command)
          .startsWith("Unknown command")
          .contains("  quit                                    : disconnect\n")
          .endsWith("\n\n");
    }
  }

  @Test
  void shouldAnswerEveryCommandAndCloseWhenALineHasSeveral() throws Exception {
    balance(NEVER, "A");
    assertThat(runtime.ask("set server app/A state drain;set server app/Z state drain"))
        .isEqualTo("\nNo such server.\n\n");
    assertThat(runtime.ask("set server app/A state ready\nset server app/Z state drain"))
        .isEqualTo("\nNo such server.\n\n");
    assertThat(runtime.stat("A", "status")).startsWith("UP");
  }

  @Test
  void shouldStayOpenWhenPromptIsAskedFor() throws Exception {
    balance(NEVER, "A");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.port(2))) {
      socket.setSoTimeout(5000);
      say(socket, "prompt");
      hear(socket, "\n> ");
      say(socket, "set server app/A state drain");
      hear(socket, "\n> ");
      say(socket, "set server app/Z state drain");
      hear(socket, "No such server.\n\n> ");
      say(socket, "quit");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void hear(Socket socket, String wanted) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(wanted.length());
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(wanted);
  }

  @Test
  void shouldAskServersInTurnWhenAllAreUp() throws Exception {
    balanceChecked();
    assertThat(bodies(9)).containsOnly("A", "B", "C");
    assertThat(List.of(a.requests(), b.requests(), c.requests())).containsOnly(3);
  }

  @Test
  void shouldPassBodiesAndTheClientsAddressOnWhenForwarding() throws Exception {
    balanceChecked();
    String large = "0123456789".repeat(100_000);
    HttpRequest post =
        HttpRequest.newBuilder(request("/echo?x=1"), (name, value) -> true)
            .POST(HttpRequest.BodyPublishers.ofString(large))
            .build();
    HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo(large);
    assertThat(get("/forwarded").body()).isEqualTo("127.0.0.1");
  }

  @Test
  void shouldFinishWhatIsInFlightAndSendNothingNewWhenDrained() throws Exception {
    balanceChecked();
    CompletableFuture<HttpResponse<String>> slow = startSlowOn("A");
    runtime.ask("set server app/A state drain");
    assertThat(runtime.stat("A", "status")).isEqualTo("DRAIN");
    assertThat(runtime.state("A")).containsEntry("srv_admin_state", "8");
    assertThat(runtime.stat("A", "scur")).isEqualTo("1");
    int before = a.requests();
    assertThat(bodies(8)).containsOnly("B", "C");
    assertThat(a.requests()).isEqualTo(before);
    int checks = a.checks();
    Eventually.until("checks go on", () -> a.checks() > checks + 1);

    a.release();
    assertThat(slow.get().body()).isEqualTo("A");
    Eventually.until("idle", () -> runtime.stat("A", "scur").equals("0"));

    runtime.ask("set server app/A state ready");
    assertThat(runtime.stat("A", "status")).isEqualTo("UP");
    assertThat(bodies(6)).contains("A");
  }

  /** Starts a request that stays open on the server whose turn it is, which must be A. */
  private CompletableFuture<HttpResponse<String>> startSlowOn(String server) throws Exception {
    runtime.ask("set server app/B state maint;set server app/C state maint");
    CompletableFuture<HttpResponse<String>> slow =
        client.sendAsync(request("/slow"), HttpResponse.BodyHandlers.ofString());
    Eventually.until("slow request", () -> runtime.stat(server, "scur").equals("1"));
    runtime.ask("set server app/B state ready;set server app/C state ready");
    status("B", "UP");
    status("C", "UP");
    return slow;
  }

  @Test
  void shouldSeeADrainedServerGoDownWhenItsChecksFail() throws Exception {
    balanceChecked();
    runtime.ask("set server app/A state drain");
    a.close();
    status("A", "DOWN");
    assertThat(runtime.stat("A", "check_status")).endsWith("L4CON");
    assertThat(runtime.stat("A", "chkdown")).isEqualTo("1");
    assertThat(runtime.stat("A", "chkfail")).isEqualTo("3");
    assertThat(runtime.stat("BACKEND", "act")).isEqualTo("2");
  }

  @Test
  void shouldStopTrafficAndChecksButFinishWhatIsInFlightWhenInMaintenance() throws Exception {
    balanceChecked();
    CompletableFuture<HttpResponse<String>> slow = startSlowOn("A");
    runtime.ask("set server app/A state maint");
    assertThat(runtime.stat("A", "status")).isEqualTo("MAINT");
    assertThat(runtime.stat("A", "check_status")).isEmpty();
    assertThat(runtime.state("A"))
        .containsEntry("srv_admin_state", "1")
        .containsEntry("srv_op_state", "0");
    int requests = a.requests();
    assertThat(bodies(4)).containsOnly("B", "C");
    int checks = a.checks();
    int others = b.checks();
    Eventually.until("others are checked", () -> b.checks() > others + 4);
    assertThat(a.checks()).isBetween(checks, checks + 1);
    assertThat(a.requests()).isEqualTo(requests);
    a.release();
    assertThat(slow.get().body()).isEqualTo("A");
    Eventually.until("idle", () -> runtime.stat("A", "scur").equals("0"));
  }

  @Test
  void shouldCountAsUpBeforeAnyCheckWhenMaintenanceEnds() throws Exception {
    balance(Duration.ofSeconds(2), "A", "B");
    status("A", "UP");
    runtime.ask("set server app/A state maint");
    a.close();
    runtime.ask("set server app/A state ready");
    assertThat(runtime.stat("A", "status")).isEqualTo("UP 1/3");
    status("A", "DOWN");
  }

  @Test
  void shouldCloseIdleConnectionsWhenInMaintenance() throws Exception {
    balance(QUICK, "A");
    status("A", "UP");
    bodies(3);
    Eventually.until("an idle connection", () -> runtime.stat("A", "srv_icur").equals("1"));
    runtime.ask("set server app/A state maint");
    Eventually.until("none", () -> runtime.stat("A", "srv_icur").equals("0"));
  }

  @Test
  void shouldNeedRiseFreshChecksWhenHealthWasForcedDown() throws Exception {
    balance(Duration.ofMillis(400), "A", "B");
    status("A", "UP");
    int checks = a.checks();
    runtime.ask("set server app/A health down");
    assertThat(runtime.stat("A", "status")).isEqualTo("DOWN");
    assertThat(runtime.stat("A", "chkdown")).isEqualTo("1");
    assertThat(bodies(4)).containsOnly("B");
    status("A", "DOWN 1/2");
    status("A", "UP");
    assertThat(a.checks()).isGreaterThanOrEqualTo(checks + 2);
    assertThat(runtime.stat("A", "check_status")).endsWith("L7OK");
  }

  @Test
  void shouldCheckSoonerWhileAServerIsOnItsWayUp() throws Exception {
    Duration interval = Duration.ofSeconds(3);
    balance(interval, "A");
    status("A", "UP");
    runtime.ask("set server app/A health down");
    status("A", "DOWN 1/2");
    long first = System.nanoTime();
    status("A", "UP");
    assertThat(Duration.ofNanos(System.nanoTime() - first))
        .isLessThan(interval.dividedBy(3).multipliedBy(2));
  }

  @Test
  void shouldSendNothingNewWhenHealthIsStopping() throws Exception {
    balance(Duration.ofSeconds(2), "A", "B");
    status("A", "UP");
    runtime.ask("set server app/A health stopping");
    assertThat(runtime.stat("A", "status")).isEqualTo("NOLB");
    assertThat(runtime.state("A")).containsEntry("srv_op_state", "3");
    assertThat(bodies(4)).containsOnly("B");
    runtime.ask("set server app/A health up");
    assertThat(runtime.stat("A", "status")).isEqualTo("UP");
  }

  @Test
  void shouldGoDownWithTheStatusWhenTheHealthCheckIsRefusedByTheApplication() throws Exception {
    balanceChecked();
    a.health(500);
    status("A", "DOWN");
    Eventually.until("a finished check", () -> runtime.stat("A", "check_status").equals("L7STS"));
    assertThat(runtime.stat().get("A"))
        .containsEntry("check_code", "500")
        .containsEntry("check_desc", "Layer7 wrong status");
    assertThat(runtime.state("A"))
        .containsEntry("srv_check_status", "17")
        .containsEntry("srv_check_result", "2");
    assertThat(bodies(4)).containsOnly("B", "C");
    a.health(200);
    status("A", "UP");
  }

  @Test
  void shouldTryAnotherServerAtOnceWhenAConnectionIsRefused() throws Exception {
    balance(NEVER, "A", "B", "C");
    b.close();
    long before = System.nanoTime();
    for (int i = 0; i < 9; i++) {
      HttpResponse<String> response = get("/item");
      assertThat(response.statusCode()).isEqualTo(200);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(CONNECT.multipliedBy(5));
    assertThat(a.requests() + c.requests()).isEqualTo(9);
    assertThat(Integer.parseInt(runtime.stat("B", "wredis"))).isBetween(3, 5);
    assertThat(runtime.stat("B", "scur")).isEqualTo("0");
  }

  @Test
  void shouldWaitBetweenRetriesWhenTheOnlyServerRefuses() throws Exception {
    balance(NEVER, "A");
    status("A", "UP");
    a.close();
    long before = System.nanoTime();
    assertThat(get("/item").statusCode()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(CONNECT.multipliedBy(3), CONNECT.multipliedBy(6));
    assertThat(runtime.stat("A", "wretr")).isEqualTo("3");
    assertThat(runtime.stat("A", "econ")).isEqualTo("1");
  }

  @Test
  void shouldAnswer503AtOnceWhenNoServerIsUsable() throws Exception {
    balance(NEVER, "A", "B");
    runtime.ask("set server app/A state maint;set server app/B state drain");
    assertThat(get("/item").statusCode()).isEqualTo(503);
    assertThat(runtime.stat("BACKEND", "status")).isEqualTo("DOWN");
    assertThat(runtime.stat("BACKEND", "act")).isEqualTo("0");
  }

  @Test
  void shouldAnswer504WhenTheServerIsTooSlow() throws Exception {
    balance(NEVER, "A");
    status("A", "UP");
    assertThat(get("/slow").statusCode()).isEqualTo(504);
    Eventually.until("idle", () -> runtime.stat("A", "scur").equals("0"));
  }

  @Test
  void shouldGoToTheNewPlaceWhenAServersAddressChanges() throws Exception {
    balanceChecked();
    runtime.ask("set server app/B state maint;set server app/C state maint");
    bodies(3);
    String moved = "set server app/A addr 127.0.0.1 port " + ports.port(4);
    assertThat(runtime.ask(moved))
        .isEqualTo(
            "no need to change the addr, port changed from '%d' to '%d' by 'stats socket command'\n\n"
                .formatted(ports.port(3), ports.port(4)));
    assertThat(bodies(3)).containsOnly("B");
    assertThat(runtime.stat("A", "addr")).isEqualTo("127.0.0.1:" + ports.port(4));
    assertThat(runtime.state("A")).containsEntry("srv_port", String.valueOf(ports.port(4)));
    int checks = a.checks();
    int others = b.checks();
    Eventually.until("checked there", () -> b.checks() > others + 2);
    assertThat(a.checks()).isBetween(checks, checks + 1);
    assertThat(runtime.ask(moved))
        .isEqualTo(
            "no need to change the addr, no need to change the port by 'stats socket command'\n\n");
  }

  @Test
  void shouldNeverSendARequestTwiceWhenAReusedConnectionDies() throws Exception {
    try (DyingServer dying = new DyingServer(ports.port(3 + 6))) {
      balance(NEVER, "A");
      runtime.ask("set server app/A addr 127.0.0.1 port " + ports.port(3 + 6));
      try (Socket user = new Socket(InetAddress.getLoopbackAddress(), ports.port(1))) {
        user.setSoTimeout(5000);
        assertThat(DyingServer.post(user)).startsWith("HTTP/1.1 200");
        assertThat(DyingServer.post(user)).startsWith("HTTP/1.1 200");
        assertThat(DyingServer.post(user)).as("a bare close").isEmpty();
      }
      assertThat(dying.requests()).isEqualTo(3);
      try (Socket user = new Socket(InetAddress.getLoopbackAddress(), ports.port(1))) {
        user.setSoTimeout(5000);
        dying.dieAtOnce();
        assertThat(DyingServer.post(user)).startsWith("HTTP/1.1 502");
      }
      assertThat(dying.requests()).isEqualTo(4);
      Eventually.until("idle", () -> runtime.stat("A", "scur").equals("0"));
    }
  }

  @Test
  void shouldLoseNoRequestWhenAServerIsTakenOutUnderLoad() throws Exception {
    balanceChecked();
    List<CompletableFuture<List<Integer>>> users =
        IntStream.range(0, 4).mapToObj(user -> CompletableFuture.supplyAsync(this::use)).toList();
    for (String server : List.of("A", "B", "C")) {
      runtime.ask("set server app/" + server + " state drain");
      Eventually.until("idle", () -> runtime.stat(server, "scur").equals("0"));
      runtime.ask("set server app/" + server + " state maint");
      runtime.ask("set server app/" + server + " state ready");
    }
    for (CompletableFuture<List<Integer>> user : users) {
      assertThat(user.get()).hasSize(150).containsOnly(200);
    }
  }

  private List<Integer> use() {
    try {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        statuses.add(get("/item").statusCode());
      }
      return statuses;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
