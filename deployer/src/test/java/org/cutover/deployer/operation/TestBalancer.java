package org.cutover.deployer.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real HAProxy with four servers, in front of the four sites. */
final class TestBalancer implements AutoCloseable {
  private final Path folder;
  private Process process;
  private final Path config;
  private final int clientPort;
  private final int runtimePort;
  private final int gatePort;

  /**
   * @param ports of clients, the runtime API, the gate and the tarpit behind it
   */
  TestBalancer(Path folder, List<Integer> ports, List<Integer> servers) throws IOException {
    int clientPort = ports.get(0);
    int runtimePort = ports.get(1);
    int gatePort = ports.get(2);
    int tarpit = ports.get(3);
    this.gatePort = gatePort;
    this.clientPort = clientPort;
    this.runtimePort = runtimePort;
    StringBuilder text =
        new StringBuilder(
            """
            global
                stats socket ipv4@127.0.0.1:%d level admin
                server-state-file %s
            defaults
                mode http
                timeout connect 100ms
                timeout client 60s
                timeout server 60s
                timeout queue 30s
                retries 3
                option redispatch 1
                load-server-state-from-file global
            frontend web
                bind 127.0.0.1:%d
                default_backend app
            frontend gatekeeper
                bind 127.0.0.1:%d
                timeout client 1h
                default_backend app
            listen tarpit
                bind 127.0.0.1:%d
                timeout client 1h
                timeout tarpit 1h
                http-request tarpit
            backend app
                option httpchk GET /health
                use-server gate if { fe_name gatekeeper }
                server gate 127.0.0.1:%d maxconn 1 weight 0 disabled
            """
                .formatted(
                    runtimePort,
                    folder.resolve("server-state-" + clientPort),
                    clientPort,
                    gatePort,
                    tarpit,
                    tarpit));
    for (int i = 0; i < servers.size(); i++) {
      text.append(
          "    server %s 127.0.0.1:%d check inter 200ms rise 2 fall 3\n"
              .formatted("ABCD".charAt(i), servers.get(i)));
    }
    config = Files.writeString(folder.resolve("haproxy-" + clientPort + ".cfg"), text);
    this.folder = folder;
    start();
  }

  /**
   * Starts it, again if it was killed; what was set by hand is forgotten then, but for the servers
   * that its state file keeps out.
   */
  void start() throws IOException {
    process =
        new ProcessBuilder("haproxy", "-db", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy-" + clientPort + ".log").toFile())
            .start();
  }

  /** Sends a line to its runtime API and waits until it has been read. */
  void command(String line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), runtimePort)) {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] unused = socket.getInputStream().readAllBytes();
    }
  }

  /** Ends it at once, as a crash does. */
  void kill() {
    process.destroyForcibly();
  }

  static boolean installed() {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "haproxy")));
  }

  Path config() {
    return config;
  }

  int clientPort() {
    return clientPort;
  }

  int runtimePort() {
    return runtimePort;
  }

  int gatePort() {
    return gatePort;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
