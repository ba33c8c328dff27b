package org.cutover.loadgen.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVRecord;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.ErrorClass;
import org.cutover.loadgen.JsonIds;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.ResponseCheck;
import org.cutover.loadgen.SampleFile;
import org.cutover.loadgen.Target;
import org.cutover.loadgen.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way to fail, provoked with real sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ErrorClassesIT {
  @TempDir Path folder;

  @Test
  void shouldSayRefusedWhenNobodyListens() throws IOException {
    Address closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = new Address("127.0.0.1", socket.getLocalPort());
    }
    expect(ErrorClass.REFUSED, Target.of(URI.create("http://" + closed)), ResponseCheck.none());
  }

  @Test
  void shouldSayResetWhenNewConnectionBreaks() {
    try (TestServer server = new TestServer((client, request) -> TestServer.reset(client))) {
      expect(ErrorClass.RESET, server);
    }
  }

  @Test
  void shouldSayResetWhenBodyBreaksOff() {
    try (TestServer server =
        new TestServer(
            (client, request) -> {
              TestServer.raw(client, "HTTP/1.1 200 OK\r\nContent-Length: 100");
              client.close();
            })) {
      expect(ErrorClass.RESET, server);
    }
  }

  @Test
  void shouldSayStaleConnectionWhenServerHadClosedIt() {
    try (TestServer server =
        new TestServer(
            (client, request) -> {
              TestServer.send(client, 200, "[]");
              client.close();
            })) {
      LoadResult result = run(Target.of(server.url("/")), ResponseCheck.none());
      assertThat(result.errorsByClass()).containsOnlyKeys(ErrorClass.STALE_CONNECTION);
      assertThat(result.summary().errors()).isBetween(1L, result.summary().samples() - 1);
      for (CSVRecord row : rows()) {
        assertThat(row.get("newConnection"))
            .as(row.toString())
            .isEqualTo(row.get("errorClass").isEmpty() ? "true" : "false");
      }
    }
  }

  @Test
  void shouldSayConnectTimeoutWhenConnectionDoesNotOpen() throws IOException {
    List<Socket> queued = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, queued);
      URI url = URI.create("http://127.0.0.1:" + full.getLocalPort());
      expect(ErrorClass.CONNECT_TIMEOUT, Target.of(url), ResponseCheck.none());
    } finally {
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  @Test
  void shouldSayResponseTimeoutWhenAnswerDoesNotCome() {
    try (TestServer server = new TestServer((client, request) -> Thread.sleep(5000))) {
      expect(ErrorClass.RESPONSE_TIMEOUT, server);
    }
  }

  @Test
  void shouldSayHttp4xxWhenNothingIsThere() {
    try (TestServer server = TestServer.of(404, "no")) {
      expect(ErrorClass.HTTP_4XX, server);
    }
  }

  @Test
  void shouldSayHttp5xxWhenServerFails() {
    try (TestServer server = TestServer.of(503, "no")) {
      expect(ErrorClass.HTTP_5XX, server);
    }
  }

  @Test
  void shouldSayAssertionWhenBodyIsWrong() {
    try (TestServer server = TestServer.of(200, "[{\"id\":1}]")) {
      expect(ErrorClass.ASSERTION, Target.of(server.url("/")), new JsonIds(Set.of("1", "2")));
      assertThat(rows().get(0).get("failureMessage"))
          .isEqualTo("1 expected ids are missing and 0 are unexpected");
    }
  }

  @Test
  void shouldSayNameResolutionWhenHostIsUnknown() {
    expect(
        ErrorClass.NAME_RESOLUTION,
        Target.of(URI.create("http://nowhere.invalid:80")),
        ResponseCheck.none());
  }

  @Test
  void shouldSayOtherWhenRedirectsDoNotEnd() {
    try (TestServer server =
        new TestServer(
            (client, request) ->
                TestServer.raw(
                    client, "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0"))) {
      expect(ErrorClass.OTHER, server);
    }
  }

  private void expect(ErrorClass error, TestServer server) {
    expect(error, Target.of(server.url("/")), ResponseCheck.none());
  }

  private void expect(ErrorClass error, Target target, ResponseCheck check) {
    LoadResult result = run(target, check);
    assertThat(result.summary().samples()).isPositive();
    assertThat(result.errorsByClass())
        .as(rows().toString())
        .isEqualTo(Map.of(error, result.summary().samples()));
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.get("errorClass")).isEqualTo(error.word());
              assertThat(row.get("success")).isEqualTo("false");
            });
  }

  private LoadResult run(Target target, ResponseCheck check) {
    LoadPlan plan =
        new LoadPlan(
            new LoadProfile(1, 20, Duration.ZERO, Duration.ofMillis(500)),
            target,
            new LoadRequest("GET", "/", Duration.ofMillis(200), Duration.ofMillis(200)),
            check);
    return new JMeterLoadGenerator().run(plan, folder.resolve("s.csv.gz"), LoadListener.none());
  }

  private List<CSVRecord> rows() {
    return SampleFile.rows(folder.resolve("s.csv.gz"));
  }

  /** Opens connections that nobody accepts until the system takes no more. */
  private static void fill(ServerSocket server, List<Socket> queued) throws IOException {
    for (int i = 0; i < 100; i++) {
      Socket socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 200);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new IllegalStateException("the queue of connections does not fill up");
  }
}
