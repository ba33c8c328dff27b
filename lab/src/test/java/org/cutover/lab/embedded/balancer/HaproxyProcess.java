package org.cutover.lab.embedded.balancer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real HAProxy 2.6, where it is installed. */
final class HaproxyProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private HaproxyProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static void assumeInstalled() {
    assumeTrue(program().isPresent(), "haproxy 2.6 is not installed on this machine");
  }

  /** Starts it; it listens when this returns. */
  static HaproxyProcess start(Path folder, BalancerConfig config) throws Exception {
    return start(folder, HaproxyCfg.text(config), config.runtimePort());
  }

  /** Starts it with a configuration of which only the runtime API's port is known. */
  static HaproxyProcess start(Path folder, String config, int runtimePort) throws Exception {
    Path file = folder.resolve("haproxy.cfg");
    Path log = folder.resolve("haproxy.log");
    Files.writeString(file, config);
    HaproxyProcess haproxy =
        new HaproxyProcess(
            new ProcessBuilder(program().orElseThrow().toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start(),
            log);
    Eventually.until("haproxy listens", () -> haproxy.listens(runtimePort));
    return haproxy;
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/opt/homebrew/bin/haproxy")
        .map(Path::of)
        .filter(Files::isExecutable)
        .filter(HaproxyProcess::isVersion26)
        .findFirst();
  }

  private static boolean isVersion26(Path program) {
    try {
      Process process = new ProcessBuilder(program.toString(), "-v").start();
      byte[] out = process.getInputStream().readAllBytes();
      return new String(out, StandardCharsets.UTF_8).startsWith("HAProxy version 2.6.");
    } catch (IOException e) {
      return false;
    }
  }

  private boolean listens(int port) throws IOException {
    if (!process.isAlive()) {
      throw new IOException(Files.readString(log));
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends it at once; nobody is let finish. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
