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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real one, where it is installed: it keeps the conformance test honest. */
class HaproxyRuntimeApiIT extends RuntimeApiConformance {
  @TempDir Path folder;

  @BeforeAll
  static void findHaproxy() {
    assumeTrue(haproxy().isPresent(), "haproxy 2.6 is not installed on this machine");
  }

  private static Optional<Path> haproxy() {
    return Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/opt/homebrew/bin/haproxy")
        .map(Path::of)
        .filter(Files::isExecutable)
        .filter(HaproxyRuntimeApiIT::isVersion26)
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

  @Override
  AutoCloseable start(BalancerConfig config) throws Exception {
    Path file = folder.resolve("haproxy.cfg");
    Files.writeString(file, HaproxyCfg.text(config));
    Process process =
        new ProcessBuilder(haproxy().orElseThrow().toString(), "-db", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile())
            .start();
    Eventually.until("haproxy listens", () -> listens(process, config.runtimePort()));
    return () -> {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    };
  }

  private boolean listens(Process process, int port) throws IOException {
    if (!process.isAlive()) {
      throw new IOException(Files.readString(folder.resolve("haproxy.log")));
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
