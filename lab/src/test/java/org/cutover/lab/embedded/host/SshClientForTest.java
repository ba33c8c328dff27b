package org.cutover.lab.embedded.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** One login. Whether host keys are checked is the deployer's test, not this one's. */
final class SshClientForTest implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  record Result(int exitCode, String out, String err) {}

  private final SshClient client = SshClient.setUpDefaultClient();
  private final ClientSession session;

  SshClientForTest(String user, int port, KeyPair key) throws IOException {
    client.setServerKeyVerifier((any, address, hostKey) -> true);
    client.setKeyIdentityProvider(none -> java.util.List.of());
    client.start();
    session = client.connect(user, "127.0.0.1", port).verify(LIMIT).getSession();
    session.addPublicKeyIdentity(key);
    try {
      session.auth().verify(LIMIT);
    } catch (IOException e) {
      client.stop();
      throw e;
    }
  }

  ClientSession session() {
    return session;
  }

  Result run(String command) throws IOException {
    try (ChannelExec channel = session.createExecChannel(command);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream()) {
      channel.setOut(out);
      channel.setErr(err);
      channel.open().verify(LIMIT);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
      return new Result(
          channel.getExitStatus(),
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    client.stop();
  }
}
