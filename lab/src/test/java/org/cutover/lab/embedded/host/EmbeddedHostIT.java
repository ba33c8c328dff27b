package org.cutover.lab.embedded.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.apache.sshd.client.session.forward.PortForwardingTracker;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.cutover.lab.embedded.daemon.PortBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedHostIT {
  private static final String RELEASE =
      """
      schema: 1
      name: shop
      version: %s
      start: ["/bin/sh", "-c", "echo started $CUTOVER_PORT $CUTOVER_TABLE $CUTOVER_KEYSPACE; %s"]
      health: /health
      table: {name: item_%s, create: "CREATE TABLE x", rows: insert}
      smokeTests: []
      """;

  @TempDir Path folder;
  private final KeyPair key = SshKeys.generate();
  private final AtomicInteger changes = new AtomicInteger();
  private Path home;
  private Path log;
  private PortBlock ports;
  private ApplicationService application;
  private EmbeddedHost host;

  @BeforeEach
  void startHost() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("app-A"));
    log = folder.resolve("logs/app-A.log");
    ports = PortBlock.claim(RandomGenerator.getDefault()).orElseThrow();
    application =
        new ApplicationService(
            new ApplicationSettings(
                home,
                ports.port(2),
                Map.of("CUTOVER_KEYSPACE", "shop"),
                log,
                Duration.ofSeconds(2),
                Optional.empty()),
            changes::incrementAndGet);
    host =
        EmbeddedHost.start(
            new HostSettings(
                "app-A",
                ports.port(1),
                home,
                SshKeys.generate(),
                key.getPublic(),
                Set.of(ports.port(2)),
                Optional.of(application),
                List.of(new Echo())));
  }

  @AfterEach
  void stopHost() throws IOException {
    host.close();
    application.close();
    ports.close();
  }

  private SshClientForTest login() throws IOException {
    return new SshClientForTest("deploy", ports.port(1), key);
  }

  private void install(String version, String then) throws IOException {
    Path release = Files.createDirectories(home.resolve("releases/shop-" + version));
    Files.writeString(
        release.resolve("release.yml"),
        RELEASE.formatted(version, then, version.replace('.', '_')));
  }

  @Test
  void shouldRefuseAnotherKeyAndAnotherUser() {
    assertThatThrownBy(() -> new SshClientForTest("deploy", ports.port(1), SshKeys.generate()))
        .isInstanceOf(SshException.class)
        .hasMessageContaining("No more authentication methods available");
    assertThatThrownBy(() -> new SshClientForTest("root", ports.port(1), key))
        .isInstanceOf(SshException.class);
  }

  @Test
  void shouldRunARealShellInTheHostsDirectory() throws IOException {
    try (SshClientForTest ssh = login()) {
      assertThat(ssh.run("pwd").out()).isEqualTo(home + "\n");
      assertThat(ssh.run("echo 'a b'  \"$USER\" | tr a-z A-Z; exit 7"))
          .isEqualTo(new SshClientForTest.Result(7, "A B DEPLOY\n", ""));
      assertThat(ssh.run("echo no >&2; false"))
          .isEqualTo(new SshClientForTest.Result(1, "", "no\n"));
      assertThat(ssh.run("env | cut -d= -f1 | sort | tr '\\n' ' '").out())
          .contains("HOME", "PATH", "USER")
          .doesNotContain("JAVA_TOOL_OPTIONS", "MAVEN");
    }
  }

  @Test
  void shouldEndTheCommandWhenTheConnectionIsDropped() throws Exception {
    try (SshClientForTest ssh = login()) {
      ssh.session().createExecChannel("echo $$ > pid; sleep 600").open().verify();
      await(() -> Files.exists(home.resolve("pid")) && Files.size(home.resolve("pid")) > 1);
    }
    long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
    await(() -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void shouldGiveFilesByAbsolutePathAndNothingOutside() throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    try (SshClientForTest ssh = login();
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(ssh.session())) {
      try (OutputStream out = sftp.write(home + "/incoming.txt")) {
        out.write("hello".getBytes(StandardCharsets.UTF_8));
      }
      sftp.rename(home + "/incoming.txt", home + "/final.txt");
      assertThat(home.resolve("final.txt")).hasContent("hello");
      assertThat(sftp.canonicalPath(".")).isEqualTo(home.toString());
      for (String outside : new String[] {"/etc/passwd", home + "/../../secret", "../../secret"}) {
        assertThatThrownBy(() -> sftp.stat(outside)).as(outside).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sftp.open(outside, SftpClient.OpenMode.Read).close())
            .as(outside)
            .isInstanceOf(IOException.class);
      }
      assertThatThrownBy(() -> sftp.write(folder + "/evil").close())
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.rename(home + "/final.txt", folder + "/evil"))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.symLink(home + "/out", "/etc")).isInstanceOf(IOException.class);
    }
    assertThat(folder.resolve("evil")).doesNotExist();
    assertThat(home.resolve("final.txt")).exists();
  }

  @Test
  void shouldForwardToItsOwnPortOnly() throws IOException {
    try (ServerSocket own = listen(ports.port(2));
        ServerSocket foreign = listen(ports.port(3));
        SshClientForTest ssh = login()) {
      assertThat(reaches(ssh, own)).isTrue();
      assertThat(reaches(ssh, foreign)).isFalse();
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket(port, 4, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(1500);
    return socket;
  }

  private static boolean reaches(SshClientForTest ssh, ServerSocket target) throws IOException {
    SshdSocketAddress to = new SshdSocketAddress("127.0.0.1", target.getLocalPort());
    SshdSocketAddress any = new SshdSocketAddress("127.0.0.1", 0);
    try (PortForwardingTracker tunnel = ssh.session().createLocalPortForwardingTracker(any, to);
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), tunnel.getBoundAddress().getPort())) {
      socket.getOutputStream().write('x');
      try (Socket accepted = target.accept()) {
        return accepted.getInputStream().read() == 'x';
      } catch (java.net.SocketTimeoutException refused) {
        return false;
      }
    }
  }

  /** Says what it is told. */
  private record Echo() implements HostProgram {
    @Override
    public String name() {
      return "say";
    }

    @Override
    public Reply run(List<String> words) {
      return new Reply(words.isEmpty() ? 2 : 0, String.join("/", words));
    }
  }

  @Test
  void shouldRunProgramsOfTheLabByTheirName() throws IOException {
    try (SshClientForTest ssh = login()) {
      assertThat(ssh.run("say 'a b' c")).isEqualTo(new SshClientForTest.Result(0, "a b/c\n", ""));
      assertThat(ssh.run("say")).isEqualTo(new SshClientForTest.Result(2, "", "\n"));
      assertThat(ssh.run("echo say c").out()).isEqualTo("say c\n");
    }
  }

  @Test
  void shouldStartStopAndTellTheApplication() throws Exception {
    install("1.0.0", "exec sleep 600");
    install("2.0.0", "exec sleep 600");
    try (SshClientForTest ssh = login()) {
      assertThat(ssh.run("service status shop-1.0.0"))
          .isEqualTo(new SshClientForTest.Result(3, "stopped\n", ""));
      SshClientForTest.Result first = ssh.run("'service' 'start' 'shop-1.0.0'");
      long pid = application.pid().orElseThrow();
      String running = "running shop-1.0.0 " + pid + "\n";
      assertThat(first).isEqualTo(new SshClientForTest.Result(0, running, ""));
      assertThat(ssh.run("service start shop-1.0.0")).isEqualTo(first);
      assertThat(ssh.run("service status").out()).isEqualTo(running);
      await(() -> Files.readString(log).contains("started " + ports.port(2) + " item_1_0_0 shop"));

      SshClientForTest.Result refused = ssh.run("service start shop-2.0.0");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains("port " + ports.port(2) + " is in use: running shop-1.0.0");
      assertThat(ssh.run("service stop shop-2.0.0").exitCode()).isZero();
      assertThat(ProcessHandle.of(pid)).isPresent();

      assertThat(ssh.run("service stop shop-1.0.0"))
          .isEqualTo(new SshClientForTest.Result(0, "stopped\n", ""));
      assertThat(ProcessHandle.of(pid)).isEmpty();
      assertThat(ssh.run("service stop shop-1.0.0").exitCode()).isZero();
      assertThat(ssh.run("service start shop-2.0.0").exitCode()).isZero();
      assertThat(changes).hasValue(3);
    }
  }

  @Test
  void shouldSaySoWhenAnApplicationHadToBeKilled() throws Exception {
    install("1.0.0", "trap '' TERM; while :; do sleep 0.1; done");
    try (SshClientForTest ssh = login()) {
      ssh.run("service start shop-1.0.0");
      await(() -> Files.readString(log).contains("started"));
      SshClientForTest.Result stopped = ssh.run("service stop shop-1.0.0");
      assertThat(stopped.exitCode()).isEqualTo(1);
      assertThat(stopped.err()).contains("did not end when asked and was killed");
      assertThat(ssh.run("service status").exitCode()).isEqualTo(3);
    }
  }

  @Test
  void shouldTellItsProcessWhileItStops() throws Exception {
    install("1.0.0", "trap '' TERM; while :; do sleep 0.1; done");
    assertThat(application.start("shop-1.0.0").exitCode()).isZero();
    await(() -> Files.exists(log) && Files.readString(log).contains("started"));
    CompletableFuture<Reply> stopping =
        CompletableFuture.supplyAsync(() -> application.stop("shop-1.0.0"));
    while (!stopping.isDone()) {
      long before = System.nanoTime();
      application.pid();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
      Thread.sleep(20);
    }
    assertThat(stopping.get().exitCode()).isEqualTo(1);
  }

  @Test
  void shouldRefuseReleasesThatAreMissingOrNoNames() throws IOException {
    try (SshClientForTest ssh = login()) {
      assertThat(ssh.run("service start shop-9.9.9").err())
          .isEqualTo("service: shop-9.9.9 is not installed: no release.yml\n");
      for (String name : new String[] {"'../../x'", "'/etc'", "''", "'-x'", "'a b'"}) {
        assertThat(ssh.run("service start " + name).exitCode()).as(name).isEqualTo(2);
      }
      assertThat(ssh.run("service restart shop-1.0.0").err())
          .isEqualTo("usage: service start|stop|status RELEASE\n");
    }
    assertThat(application.pid()).isEmpty();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(10);
    }
  }
}
