package org.cutover.lab.embedded.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.AgentForwardingFilter;
import org.apache.sshd.server.forward.ForwardingFilter;
import org.apache.sshd.server.forward.TcpForwardingFilter;
import org.apache.sshd.server.forward.X11ForwardingFilter;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A running SSH server that stands for one machine. */
public final class EmbeddedHost implements AutoCloseable {
  /** The one user that may log in. */
  public static final String USER = "deploy";

  private static final int IO_THREADS = 1;

  private final SshServer server;

  private EmbeddedHost(SshServer server) {
    this.server = server;
  }

  /**
   * Starts the server; it accepts connections when this returns.
   *
   * @throws IOException if its port cannot be bound or its directory cannot be used
   */
  public static EmbeddedHost start(HostSettings settings) throws IOException {
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(settings.port());
    server.setNioWorkers(IO_THREADS);
    // As OpenSSH does: small answers are not held back for 40 ms.
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    server.setKeyPairProvider(KeyPairProvider.wrap(settings.hostKey()));
    server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            user.equals(USER) && KeyUtils.compareKeys(settings.authorised(), key));
    server.setForwardingFilter(forwarding(settings));
    server.setFileSystemFactory(new HostFileSystem(settings.directory()));
    server.setSubsystemFactories(
        List.of(
            new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(ConfinedFiles.under(settings.directory()))
                .build()));
    server.setCommandFactory((channel, line) -> command(settings, line));
    server.setShellFactory(null);
    server.start();
    return new EmbeddedHost(server);
  }

  private static Command command(HostSettings settings, String line) {
    return new HostCommand(
        settings.name(),
        streams -> {
          Optional<Reply> own = own(settings, line);
          return own.isPresent()
              ? streams.say(own.get())
              : ShellExec.run(settings.directory(), line, streams);
        });
  }

  private static Optional<Reply> own(HostSettings settings, String line)
      throws InterruptedException {
    List<String> words = ShellWords.split(line).orElse(List.of());
    for (HostProgram program : settings.programs()) {
      if (!words.isEmpty() && words.get(0).equals(program.name())) {
        return Optional.of(program.run(words.subList(1, words.size())));
      }
    }
    return settings.application().flatMap(app -> new ServiceCommand(app).answer(line));
  }

  private static ForwardingFilter forwarding(HostSettings settings) {
    TcpForwardingFilter tcp =
        new TcpForwardingFilter() {
          @Override
          public boolean canListen(SshdSocketAddress address, Session session) {
            return false;
          }

          @Override
          public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
            return type == Type.Direct
                && SshdSocketAddress.isLoopback(address.getHostName())
                && settings.forwarded().contains(address.getPort());
          }
        };
    return ForwardingFilter.asForwardingFilter(
        AgentForwardingFilter.of(false), X11ForwardingFilter.of(false), tcp);
  }

  /** Stops listening and drops every connection. */
  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
