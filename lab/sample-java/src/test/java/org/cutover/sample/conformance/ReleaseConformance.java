package org.cutover.sample.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cutover.sample.conformance.Http.json;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cutover.cassandra.CassandraNode;
import org.cutover.cassandra.CassandraSettings;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.Release.JsonCheck;
import org.cutover.deployer.release.Release.SmokeTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a deployment relies on: archives, smoke tests, a start that fails clearly, a clean stop. It
 * looks at the releases in {@code target/releases} of the module that extends it.
 */
@Timeout(180)
public abstract class ReleaseConformance {
  /** Ended by itself or as TERM ends it, but not killed. */
  private static final List<Integer> ENDED = List.of(0, 128 + 15);

  @TempDir static Path directory;
  private static CassandraNode node;
  private static CqlSession session;

  @BeforeAll
  static void startDatabase() {
    node = CassandraNode.start(CassandraSettings.forTest(directory.resolve("cassandra")));
    session = RunningApp.prepare(node);
  }

  @AfterAll
  static void stopDatabase() {
    session.close();
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-1.0.0", "shop-2.0.0", "shop-2.0.1-faulty"})
  void shouldHaveAChecksumAndSayWhatItIs(String id) throws Exception {
    Path archive = Path.of("target", "releases", id + ".tar.gz");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    assertThat(Path.of(archive + ".sha256"))
        .hasContent(HexFormat.of().formatHex(digest) + "  " + id + ".tar.gz\n");
    assertThat(RunningApp.unpack(id, directory.resolve("read-" + id)).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-1.0.0", "shop-2.0.0"})
  void shouldPassItsOwnSmokeTests(String id) throws Exception {
    try (RunningApp app = startWithARow(id)) {
      for (SmokeTest test : app.release().smokeTests()) {
        assertThat(passes(app, test)).as(test.toString()).isTrue();
      }
    }
  }

  @Test
  void shouldHideADefectThatOnlyASmokeTestSees() throws Exception {
    try (RunningApp app = startWithARow("shop-2.0.1-faulty")) {
      assertThat(app.http().ask("GET", app.release().health()).statusCode()).isEqualTo(200);
      assertThat(app.http().ask("GET", "/item").statusCode()).isEqualTo(200);
      assertThat(app.release().smokeTests())
          .filteredOn(test -> !passes(app, test))
          .extracting(SmokeTest::path)
          .containsExactly("/item");
    }
  }

  @Test
  void shouldNotStartWithoutItsTableAndSayWhy() throws Exception {
    session.execute("DROP TABLE IF EXISTS item_v1_0_0");
    try (RunningApp app = RunningApp.launch("shop-1.0.0", directory.resolve("no-table"), node)) {
      assertThat(app.process().waitFor(Duration.ofSeconds(60))).hasValue(1);
      assertThat(app.log()).contains("cannot start").contains("item_v1_0_0").hasLineCount(1);
    }
  }

  @Test
  void shouldFinishWhatHasBegunWhenItIsStopped() throws Exception {
    try (RunningApp app = startWithARow("shop-1.0.0");
        Socket idle = new Socket(InetAddress.getLoopbackAddress(), app.port());
        Socket begun = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
      idle.setSoTimeout(10_000);
      begun.setSoTimeout(10_000);
      assertThat(exchange(idle, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"))
          .startsWith("HTTP/1.1 200")
          .doesNotContain("Connection: close");
      String body = "{\"id\":\"late\",\"name\":\"begun before the stop\"}";
      send(
          begun,
          "POST /item HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n{");
      app.http().ask("GET", "/health");

      CompletableFuture<Integer> stopped =
          CompletableFuture.supplyAsync(() -> app.process().stop(Duration.ofSeconds(20)));
      awaitRefusal(app.port());
      assertThat(exchange(idle, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"))
          .startsWith("HTTP/1.1 200")
          .contains("Connection: close");
      assertThat(exchange(begun, body.substring(1)))
          .startsWith("HTTP/1.1 201")
          .contains("Connection: close", "begun before the stop");
      assertThat(stopped.get()).isIn(ENDED);
    }
    assertThat(session.execute("SELECT name FROM item_v1_0_0 WHERE id = 'late'").one()).isNotNull();
  }

  @Test
  void shouldEndInTimeEvenIfARequestNeverDoes() throws Exception {
    try (RunningApp app = startWithARow("shop-1.0.0");
        Socket stuck = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
      send(stuck, "POST /item HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
      app.http().ask("GET", "/health");
      assertThat(app.process().stop(Duration.ofSeconds(15))).isIn(ENDED);
    }
  }

  @Test
  void shouldBeUnhealthyWhileTheDatabaseDoesNotAnswer() throws Exception {
    try (RunningApp app = startWithARow("shop-2.0.0")) {
      signalDatabase("-STOP");
      try {
        awaitHealth(app, 503);
        assertThat(app.http().ask("PUT", "/item/row-1", "{}").statusCode()).isEqualTo(503);
      } finally {
        signalDatabase("-CONT");
      }
      awaitHealth(app, 200);
    }
  }

  private static void signalDatabase(String signal) throws Exception {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(node.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static RunningApp startWithARow(String id) throws Exception {
    Path folder = directory.resolve(id);
    Release release = RunningApp.unpack(id, folder);
    session.execute("DROP TABLE IF EXISTS " + release.table().name());
    session.execute(release.table().create());
    session.execute(
        "INSERT INTO " + release.table().name() + " (id, name) VALUES ('row-1', 'a chair')");
    return RunningApp.start(id, folder, node);
  }

  private static boolean passes(RunningApp app, SmokeTest test) {
    HttpResponse<String> answer = app.http().ask(test.method(), test.path());
    return answer.statusCode() == test.status()
        && test.json().stream().allMatch(check -> holds(json(answer), check));
  }

  private static boolean holds(JsonNode body, JsonCheck check) {
    JsonNode value = body.at(check.pointer());
    return check.exists().map(exists -> exists == !value.isMissingNode()).orElse(true)
        && check.equalTo().map(expected -> expected.equals(value.asText())).orElse(true);
  }

  private static void awaitRefusal(int port) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < deadline) {
      try (Socket accepted = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Thread.sleep(5);
      } catch (ConnectException refused) {
        return;
      }
    }
    throw new AssertionError("still accepts connections");
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void awaitHealth(RunningApp app, int status) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (app.http().ask("GET", "/health").statusCode() != status) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  private static String exchange(Socket socket, String text) throws IOException {
    send(socket, text);
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8192];
    int read = in.read(buffer);
    return new String(buffer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
  }
}
