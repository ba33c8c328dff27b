package org.cutover.deployer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a host does whose SSH server goes away, comes back or goes silent. */
@Timeout(60)
class SshReconnectIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final KeepAlive QUICK =
      new KeepAlive(Duration.ofMillis(200), Duration.ofSeconds(1));

  @TempDir Path folder;
  private KeyPair client;
  private TestSshServer server;

  @BeforeEach
  void start() throws IOException {
    client = TestSshServer.newKey();
    server = new TestSshServer(client, line -> null);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Inventory.Ssh ssh(String knownHosts) throws IOException {
    return new Inventory.Ssh(
        "deploy",
        TestSshServer.write(folder.resolve("key"), client),
        Files.writeString(folder.resolve("known_hosts"), knownHosts));
  }

  private SshHost connect() throws IOException {
    return SshHost.connect(server.endpoint(), ssh(server.knownHost()), LIMIT);
  }

  private static void assertEcho(SshHost host, String text) {
    assertThat(host.ask(List.of("echo", text), LIMIT).out()).isEqualTo(text + "\n");
  }

  @Test
  void shouldConnectAgainWhenTheServerWasStoppedAndStarted() throws Exception {
    Path local = Files.writeString(folder.resolve("local"), "text");
    try (EchoOnce echo = EchoOnce.tcp();
        SshHost host = connect()) {
      assertEcho(host, "before");
      server.close();
      assertThatThrownBy(() -> host.ask(List.of("echo", "now"), LIMIT))
          .isInstanceOfSatisfying(
              CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
          .hasCauseInstanceOf(IOException.class);
      server.start();
      assertEcho(host, "after");
      host.upload(local, folder.resolve("remote").toString());
      assertThat(folder.resolve("remote")).hasContent("text");
      assertThat(host.askRuntime(new RuntimeSocket.Tcp(echo.endpoint()), "show info", LIMIT))
          .isEqualTo("you said show info\n");
    }
  }

  @Test
  void shouldFailAndNotRepeatWhenACommandWasUnderWay() throws Exception {
    Path marks = folder.resolve("marks");
    try (SshHost host = connect()) {
      CompletableFuture<Throwable> failed =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowable(
                      () ->
                          host.change(
                              List.of("sh", "-c", "echo begun >> " + marks + "; sleep 3"), LIMIT)));
      while (!Files.exists(marks)) {
        Thread.sleep(20);
      }
      server.close();
      server.start();
      assertThat(failed.get())
          .isInstanceOf(CutoverException.class)
          .hasCauseInstanceOf(IOException.class);
      assertEcho(host, "after");
      assertThat(marks).hasContent("begun");
    }
  }

  @Test
  void shouldRefuseTheHostWhenItComesBackWithAnotherKey() throws Exception {
    try (SshHost host = connect()) {
      server.close();
      server.start(TestSshServer.newKey());
      assertThatThrownBy(() -> host.ask(List.of("echo", "now"), LIMIT))
          .isInstanceOfSatisfying(
              CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
          .hasMessageContaining("host key changed to");
    }
  }

  @Test
  void shouldGiveUpOnAHostThatGoesSilent() throws Exception {
    try (SilentLink link = new SilentLink(server.endpoint());
        SshHost host =
            SshHost.connect(
                link.endpoint(), ssh(server.knownHost(link.endpoint().port())), LIMIT, QUICK)) {
      // Longer than the limit: a host that answers is not gone.
      assertThat(host.ask(List.of("sleep", "2"), LIMIT).exitCode()).isZero();
      link.silence();
      long start = System.nanoTime();
      assertThatThrownBy(() -> host.ask(List.of("echo", "now"), LIMIT))
          .isInstanceOf(CutoverException.class)
          .hasCauseInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void shouldGiveUpOnAnUploadWhenTheHostGoesSilent() throws Exception {
    Path local = folder.resolve("large");
    Files.write(local, new byte[64 << 20]);
    try (SilentLink link = new SilentLink(server.endpoint());
        SshHost host =
            SshHost.connect(
                link.endpoint(), ssh(server.knownHost(link.endpoint().port())), LIMIT, QUICK)) {
      Path partial = folder.resolve("remote.partial");
      CompletableFuture<Throwable> failed =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> host.upload(local, folder.resolve("remote").toString())));
      while (!Files.exists(partial)) {
        Thread.sleep(5);
      }
      link.silence();
      assertThat(failed.get())
          .isInstanceOf(CutoverException.class)
          .hasCauseInstanceOf(IOException.class);
      assertThat(folder.resolve("remote")).doesNotExist();
    }
  }
}
