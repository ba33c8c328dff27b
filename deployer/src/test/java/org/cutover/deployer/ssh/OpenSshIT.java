package org.cutover.deployer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cutover.cassandra.FreePorts;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same over OpenSSH's own server, where it is installed. */
@Timeout(60)
class OpenSshIT {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Process server;
  private int port;

  @BeforeEach
  void requireSshd() throws IOException {
    assumeTrue(Files.isExecutable(SSHD), "OpenSSH's server is not installed on this machine");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path separation = Path.of("/run/sshd");
    boolean root = System.getProperty("user.name").equals("root");
    assumeTrue(
        !root || Files.isDirectory(separation) || separation.toFile().mkdir(),
        "OpenSSH's server run by root needs /run/sshd");
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      assertThat(server.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void start(String keyType) throws Exception {
    keygen(keyType, "host");
    keygen(keyType, "client");
    port = FreePorts.find("127.0.0.1", 1).get(0);
    Path config =
        Files.writeString(
            folder.resolve("sshd_config"),
            """
            ListenAddress 127.0.0.1:%d
            HostKey %s
            AuthorizedKeysFile %s
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            Subsystem sftp internal-sftp
            """
                .formatted(port, folder.resolve("host"), folder.resolve("client.pub")));
    server =
        new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sshd.log").toFile())
            .start();
    String key = Files.readString(folder.resolve("host.pub"));
    Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + key);
    awaitPort();
  }

  private void keygen(String type, String name) throws Exception {
    Process keygen =
        new ProcessBuilder(
                "ssh-keygen", "-q", "-t", type, "-N", "", "-f", folder.resolve(name).toString())
            .start();
    assertThat(keygen.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keygen.exitValue()).isZero();
  }

  private void awaitPort() throws Exception {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline || !server.isAlive()) {
          throw new IOException(Files.readString(folder.resolve("sshd.log")), e);
        }
        Thread.sleep(20);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void shouldRunUploadAndReachAUnixRuntimeSocket(String keyType) throws Exception {
    start(keyType);
    Inventory.Ssh ssh =
        new Inventory.Ssh(
            System.getProperty("user.name"),
            folder.resolve("client"),
            folder.resolve("known_hosts"));
    Path socket = folder.resolve("admin.sock");
    try (EchoOnce echo = EchoOnce.unix(socket);
        SshHost host = SshHost.connect(new Endpoint("127.0.0.1", port), ssh, LIMIT)) {
      assertThat(host.ask(List.of("printf", "%s", "it's $HOME"), LIMIT).out())
          .isEqualTo("it's $HOME");
      Path local = Files.writeString(folder.resolve("local"), "content");
      host.upload(local, folder.resolve("remote file").toString());
      assertThat(folder.resolve("remote file")).hasContent("content");
      RuntimeSocket unix = new RuntimeSocket.Unix(socket.toString());
      assertThat(host.askRuntime(unix, "show info", LIMIT)).isEqualTo("you said show info\n");
      assertThat(host.changeRuntime(unix, "set server", LIMIT)).isEqualTo("you said set server\n");
    }
  }
}
