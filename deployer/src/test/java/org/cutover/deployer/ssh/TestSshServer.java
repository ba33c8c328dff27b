package org.cutover.deployer.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.cutover.cassandra.FreePorts;
import org.cutover.deployer.inventory.Endpoint;

/**
 * A real SSH server of another make: commands go to /bin/sh, except those a test answers itself.
 */
public final class TestSshServer implements AutoCloseable {
  private final KeyPair client;
  private final Function<String, Reply> special;
  private final KeyPair hostKey;
  private final int port;
  private SshServer server;

  /** An answer to a command line. */
  public record Reply(int exitCode, String text) {}

  /**
   * Starts one.
   *
   * @param client the only key that may log in
   * @param special answers a command line itself, or null to leave it to the shell
   */
  public TestSshServer(KeyPair client, Function<String, Reply> special) throws IOException {
    this.client = client;
    this.special = special;
    this.hostKey = newKey();
    this.port = FreePorts.find("127.0.0.1", 1).get(0);
    start();
  }

  /** Starts it again on the same port. */
  public void start() throws IOException {
    start(hostKey);
  }

  /** The same with another key, as an impostor has it. */
  void start(KeyPair key) throws IOException {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setPublickeyAuthenticator(
        (user, offered, session) -> KeyUtils.compareKeys(offered, client.getPublic()));
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setCommandFactory(
        (channel, line) -> {
          Reply reply = special.apply(line);
          return reply == null ? shell(channel, line) : new Answer(line, reply);
        });
    server.start();
  }

  private static Command shell(ChannelSession channel, String line) throws IOException {
    return new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel);
  }

  /** A key of a kind that every SSH implementation knows. */
  public static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a private key as OpenSSH does. */
  public static Path write(Path file, KeyPair key) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return Files.write(file, text.toByteArray());
  }

  /** Where it listens. */
  public Endpoint endpoint() {
    return new Endpoint("127.0.0.1", port);
  }

  /** Its line of known_hosts. */
  public String knownHost() {
    return knownHost(hostKey, port);
  }

  /** A line of known_hosts for this server's address with some key. */
  public String knownHost(KeyPair key) {
    return knownHost(key, port);
  }

  /** Its line of known_hosts where it is reached through another port. */
  String knownHost(int throughPort) {
    return knownHost(hostKey, throughPort);
  }

  private static String knownHost(KeyPair key, int port) {
    return "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
  }

  @Override
  public void close() throws IOException {
    server.close(true).await(5_000);
  }

  private static final class Answer extends AbstractCommandSupport {
    private final Reply reply;

    Answer(String line, Reply reply) {
      super(line, null);
      this.reply = reply;
    }

    @Override
    public void run() {
      try {
        getOutputStream().write(reply.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        getOutputStream().flush();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      onExit(reply.exitCode());
    }
  }
}
