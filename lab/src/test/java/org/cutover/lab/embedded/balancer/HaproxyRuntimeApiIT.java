package org.cutover.lab.embedded.balancer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real one, where it is installed: it keeps the conformance test honest. */
class HaproxyRuntimeApiIT extends RuntimeApiConformance {
  @TempDir Path folder;

  @BeforeAll
  static void findHaproxy() {
    assumeTrue(HaproxyProgram.find().isPresent(), "haproxy 2.6 is not installed on this machine");
  }

  @Override
  AutoCloseable start(BalancerConfig config) throws Exception {
    Path file = folder.resolve("haproxy.cfg");
    Files.writeString(file, HaproxyCfg.text(config));
    Process process =
        new ProcessBuilder(
                HaproxyProgram.find().orElseThrow().toString(), "-db", "-f", file.toString())
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
