package org.cutover.loadgen.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cutover.loadgen.Address;
import org.junit.jupiter.api.Assumptions;

/**
 * A real name server, bind9, on loopback. Its zone {@code service.test} has four addresses, which
 * it gives in another order each time, and lets nobody keep them for more than a second.
 */
public final class Named implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final String CONFIG =
      """
      options {
        directory "%1$s"; session-keyfile "%1$s/session.key"; pid-file none;
        listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; };
        recursion no; dnssec-validation no; notify no; rrset-order { order cyclic; };
      };
      controls { };
      zone "service.test" { type primary; file "zone"; };
      """;
  private static final String ZONE =
      """
      $TTL 1
      @ IN SOA ns.service.test. admin.service.test. ( 1 60 60 60 1 )
      @ IN NS ns.service.test.
      ns IN A 127.0.0.1
      @ IN A 127.0.0.1
      @ IN A 127.0.0.2
      @ IN A 127.0.0.3
      @ IN A 127.0.0.4
      www IN CNAME alias.service.test.
      alias IN CNAME service.test.
      six IN AAAA ::1
      text IN TXT "no address"
      """;

  private final Process process;
  private final Address address;

  private Named(Process process, Address address) {
    this.process = process;
    this.address = address;
  }

  /** Skips the test, with the reason, where there is no bind9. */
  public static void requireInstalled() {
    Assumptions.assumeTrue(
        program().isPresent(), "named, the server of bind9, is not installed (apt install bind9)");
  }

  /**
   * Starts a server that has answered.
   *
   * @param folder an empty folder of its own
   */
  public static Named start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(folder.resolve("named.conf"), CONFIG.formatted(folder, port));
    Files.writeString(folder.resolve("zone"), ZONE);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(), "-g", "-n", "1", "-c", folder + "/named.conf")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Named named = new Named(process, new Address("127.0.0.1", port));
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.readString(log).contains(" running\n")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        named.close();
        throw new IllegalStateException("named does not run:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return named;
  }

  private static Optional<Path> program() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, "named"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Where it answers; the port stays unused after {@link #close}. */
  public Address address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while named ends", e);
    }
  }
}
