package org.cutover.lab.embedded.balancer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.cutover.lab.embedded.daemon.PortBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three application servers and a load balancer, whichever it is, in front of them. */
abstract class BalancerFixture {
  static final Duration QUICK = Duration.ofMillis(100);
  static final Duration NEVER = Duration.ofMinutes(10);
  static final Duration CONNECT = Duration.ofMillis(300);
  static final Duration SERVER = Duration.ofSeconds(3);
  static final Duration QUEUE = Duration.ofSeconds(15);

  final HttpClient client = HttpClient.newHttpClient();
  private final List<AutoCloseable> running = new ArrayList<>();
  PortBlock ports;
  RuntimeClient runtime;
  TestServer a;
  TestServer b;
  TestServer c;

  @TempDir Path states;

  final Path stateFile() {
    return states.resolve("server-state");
  }

  /** Starts the load balancer; it accepts connections on all ports when this returns. */
  abstract AutoCloseable start(BalancerConfig config) throws Exception;

  @BeforeEach
  void startServers() throws IOException {
    ports = PortBlock.claim(RandomGenerator.getDefault()).orElseThrow();
    running.add(ports);
    runtime = new RuntimeClient(ports.port(2));
    a = server("A", 3);
    b = server("B", 4);
    c = server("C", 5);
  }

  @AfterEach
  void stopAll() throws Exception {
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).close();
    }
  }

  private TestServer server(String name, int index) throws IOException {
    TestServer server = new TestServer(name, ports.port(index));
    running.add(server);
    return server;
  }

  /** Runs until the test ends. */
  <T extends AutoCloseable> T keep(T part) {
    running.add(part);
    return part;
  }

  final void balance(Duration checkInterval, String... names) throws Exception {
    List<BalancerConfig.ServerAddress> servers =
        Stream.of(names).map(name -> address(name, 0, false)).toList();
    balance(checkInterval, QUEUE, Optional.empty(), servers);
  }

  /** With a gate, which is filled through port 6. */
  final void balanceWithGate(Duration queueTimeout, String... names) throws Exception {
    List<BalancerConfig.ServerAddress> servers =
        Stream.of(names).map(name -> address(name, 0, false)).toList();
    BalancerConfig.Gate gate = new BalancerConfig.Gate("gate", ports.port(6), stateFile());
    balance(QUICK, queueTimeout, Optional.of(gate), servers);
    for (String name : names) {
      status(name, "UP");
    }
  }

  final void balance(
      Duration checkInterval,
      Duration queueTimeout,
      Optional<BalancerConfig.Gate> gate,
      List<BalancerConfig.ServerAddress> servers)
      throws Exception {
    keep(
        start(
            new BalancerConfig(
                "app",
                ports.port(1),
                ports.port(2),
                servers,
                gate,
                new BalancerConfig.Check(
                    "/health",
                    checkInterval,
                    checkInterval.dividedBy(4),
                    2,
                    3,
                    Duration.ofSeconds(2)),
                3,
                new BalancerConfig.Timeouts(
                    CONNECT, queueTimeout, SERVER, Duration.ofSeconds(30)))));
  }

  final BalancerConfig.ServerAddress address(String name, int maxConnections, boolean disabled) {
    int port = ports.port(3 + "ABC".indexOf(name));
    return new BalancerConfig.ServerAddress(name, "127.0.0.1", port, maxConnections, disabled);
  }

  final void balanceChecked() throws Exception {
    balance(QUICK, "A", "B", "C");
    for (String name : List.of("A", "B", "C")) {
      status(name, "UP");
    }
  }

  final void status(String server, String wanted) throws Exception {
    stat(server, "status", wanted);
  }

  final void stat(String server, String column, String wanted) throws Exception {
    Eventually.until(
        server + " " + column + " " + wanted, () -> runtime.stat(server, column).equals(wanted));
  }

  final HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path), HttpResponse.BodyHandlers.ofString());
  }

  final HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.port(1) + path))
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  final List<String> bodies(int count) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(get("/item").body());
    }
    return bodies;
  }
}
