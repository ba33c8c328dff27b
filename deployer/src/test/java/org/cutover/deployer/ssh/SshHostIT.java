package org.cutover.deployer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.cutover.cassandra.FreePorts;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SshHostIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);

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

  private Inventory.Ssh ssh(KeyPair key, String knownHosts) throws IOException {
    return new Inventory.Ssh(
        "deploy",
        TestSshServer.write(folder.resolve("key"), key),
        Files.writeString(folder.resolve("known_hosts"), knownHosts));
  }

  private SshHost connect() throws IOException {
    return SshHost.connect(server.endpoint(), ssh(client, server.knownHost()), LIMIT);
  }

  @Test
  void shouldPassNastyWordsUnchangedWhenTheyGoThroughAShell() throws IOException {
    List<String> words =
        List.of(
            "a b", "it's", "$HOME", "`id`", "a\"b", "", "*", "new\nline", "ü", "\\", "-n", "!x");
    List<String> command = new java.util.ArrayList<>(List.of("printf", "[%s]"));
    command.addAll(words);
    try (SshHost host = connect()) {
      CommandResult result = host.ask(command, LIMIT);
      assertThat(result.out()).isEqualTo("[" + String.join("][", words) + "]");
      assertThat(result.exitCode()).isZero();
    }
  }

  @Test
  void shouldTellExitCodeAndComplaintWhenACommandFails() throws IOException {
    try (SshHost host = connect()) {
      CommandResult result =
          host.change(List.of("sh", "-c", "echo out; echo bad luck >&2; exit 7"), LIMIT);
      assertThat(result).isEqualTo(new CommandResult(7, "out\n", "bad luck\n"));
      assertThat(result.complaint()).isEqualTo("exit code 7: bad luck");
    }
  }

  @Test
  void shouldGiveUpWhenACommandTakesTooLong() throws IOException {
    try (SshHost host = connect()) {
      assertThatThrownBy(() -> host.ask(List.of("sleep", "30"), Duration.ofMillis(300)))
          .isInstanceOf(CutoverException.class)
          .hasMessage(server.endpoint() + ": 'sleep' is not done after 300ms");
    }
  }

  @Test
  void shouldReplaceTheWholeFileWhenUploading() throws IOException {
    Path local = Files.writeString(folder.resolve("new"), "x".repeat(300_000));
    Path remote = Files.writeString(folder.resolve("it's here"), "old");
    try (SshHost host = connect()) {
      host.upload(local, remote.toString());
    }
    assertThat(remote).hasSameTextualContentAs(local);
    assertThat(folder.resolve("it's here.partial")).doesNotExist();
  }

  @Test
  void shouldRefuseTheHostWhenItsKeyIsUnknown() throws IOException {
    Inventory.Ssh ssh = ssh(client, "");
    assertThatThrownBy(() -> SshHost.connect(server.endpoint(), ssh, LIMIT))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageMatching(
            "\\[127\\.0\\.0\\.1]:\\d+: unknown host key ecdsa-sha2-nistp256 SHA256:\\S{43}; if it is"
                + " right, add it to .*known_hosts");
  }

  @Test
  void shouldRefuseTheHostWhenItsKeyHasChanged() throws IOException {
    Inventory.Ssh ssh = ssh(client, server.knownHost(TestSshServer.newKey()));
    assertThatThrownBy(() -> SshHost.connect(server.endpoint(), ssh, LIMIT))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("host key changed to ecdsa-sha2-nistp256 SHA256:")
        .hasMessageContaining("known_hosts has");
  }

  @Test
  void shouldSayWhoIsRefusedWhenTheClientKeyIsWrong() throws IOException {
    Inventory.Ssh ssh = ssh(TestSshServer.newKey(), server.knownHost());
    assertThatThrownBy(() -> SshHost.connect(server.endpoint(), ssh, LIMIT))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            server.endpoint()
                + ": refuses user 'deploy' with the key "
                + folder.resolve("key")
                + "; add its public half to the user's authorized_keys there, or change"
                + " ssh.identity");
  }

  @Test
  void shouldFailWithTheAddressWhenNobodyAnswers() throws IOException {
    Endpoint nobody = new Endpoint("127.0.0.1", FreePorts.find("127.0.0.1", 1).get(0));
    Inventory.Ssh ssh = ssh(client, server.knownHost());
    assertThatThrownBy(() -> SshHost.connect(nobody, ssh, LIMIT))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessage(
            nobody
                + ": no SSH connection: Connection refused; is the machine up, and this its address?");
  }

  @Test
  void shouldNameTheFileWhenTheIdentityIsMissing() throws IOException {
    Inventory.Ssh ssh =
        new Inventory.Ssh("deploy", folder.resolve("none"), folder.resolve("known_hosts"));
    assertThatThrownBy(() -> SshHost.connect(server.endpoint(), ssh, LIMIT))
        .hasMessage(folder.resolve("none") + ": no readable file (ssh.identity of the inventory)");
  }

  @Test
  void shouldReachATcpRuntimeSocketThroughTheHost() throws Exception {
    try (EchoOnce echo = EchoOnce.tcp();
        SshHost host = connect()) {
      String answer = host.askRuntime(new RuntimeSocket.Tcp(echo.endpoint()), "show stat", LIMIT);
      assertThat(answer).isEqualTo("you said show stat\n");
    }
  }

  @Test
  void shouldSayWhichSocketWhenItIsNotThere() throws IOException {
    RuntimeSocket none =
        new RuntimeSocket.Tcp(new Endpoint("127.0.0.1", FreePorts.find("127.0.0.1", 1).get(0)));
    try (SshHost host = connect()) {
      assertThatThrownBy(() -> host.askRuntime(none, "show stat", LIMIT))
          .isInstanceOf(CutoverException.class)
          .hasMessageStartingWith(server.endpoint() + ": no connection to " + none);
    }
  }
}
