package org.cutover.deployer.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.connection.channel.Channel;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.xfer.FileSystemFile;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;

/** One SSH connection to a host, whose key was checked; once it has died it stays dead. */
final class SshConnection implements AutoCloseable {
  private final Endpoint endpoint;
  private final SSHClient client;
  private final Duration limit;

  private SshConnection(Endpoint endpoint, SSHClient client, Duration limit) {
    this.endpoint = endpoint;
    this.client = client;
    this.limit = limit;
  }

  /**
   * Connects, checks the host's key and logs in.
   *
   * @param limit for connecting, and for every answer of the SSH server
   * @throws CutoverException with exit code 2 for keys and files that do not fit, 1 for a host that
   *     cannot be reached
   */
  static SshConnection connect(
      Endpoint endpoint, Inventory.Ssh ssh, Duration limit, KeepAlive keepAlive) {
    requireFile(ssh.identity(), "ssh.identity");
    requireFile(ssh.knownHosts(), "ssh.knownHosts");
    // The JDK's own provider has every algorithm that is needed; the other one costs half a second.
    SecurityUtils.setRegisterBouncyCastle(false);
    EcdsaNames.register();
    SSHClient client = new SSHClient(new DefaultConfig());
    KnownHosts known = null;
    try {
      known = new KnownHosts(ssh.knownHosts().toFile());
      client.addHostKeyVerifier(known);
      client.setConnectTimeout((int) limit.toMillis());
      client.getTransport().setTimeoutMs((int) limit.toMillis());
      client.getConnection().setTimeoutMs((int) limit.toMillis());
      client.connect(endpoint.host(), endpoint.port());
      // Questions are small and wait for their answers: held back, each would cost 40 ms.
      client.getSocket().setTcpNoDelay(true);
      client.authPublickey(ssh.user(), client.loadKeys(ssh.identity().toString()));
      keepAlive.watch(client);
      return new SshConnection(endpoint, client, limit);
    } catch (IOException e) {
      IOUtils.closeQuietly(client);
      throw failure(endpoint, ssh, known, e);
    }
  }

  private static void requireFile(Path file, String key) {
    if (!Files.isReadable(file)) {
      throw CutoverException.usage(file + ": no readable file (" + key + " of the inventory)");
    }
  }

  private static CutoverException failure(
      Endpoint endpoint, Inventory.Ssh ssh, KnownHosts known, IOException e) {
    if (known != null && known.refusal() != null) {
      return new CutoverException(ExitCode.USAGE, known.refusal(), e);
    }
    if (e instanceof UserAuthException) {
      String text =
          endpoint
              + ": refuses user '"
              + ssh.user()
              + "' with the key "
              + ssh.identity()
              + "; add its public half to the user's authorized_keys there, or change ssh.identity";
      return new CutoverException(ExitCode.USAGE, text, e);
    }
    String text =
        endpoint
            + ": no SSH connection: "
            + e.getMessage()
            + "; is the machine up, and this its address?";
    return new CutoverException(ExitCode.FAILED, text, e);
  }

  /** Whether it has not died, as far as is known. */
  boolean alive() {
    return client.isConnected() && client.isAuthenticated();
  }

  CommandResult run(List<String> words, Duration timeout) {
    try (Session session = session()) {
      Session.Command command = session.exec(ShellWords.line(words));
      CompletableFuture<Void> watchdog = watchdog(command, timeout);
      String out = text(command.getInputStream());
      String err = text(command.getErrorStream());
      command.join(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!watchdog.complete(null)) {
        throw late("'" + words.get(0) + "' is not done after ", timeout);
      }
      Integer code = command.getExitStatus();
      if (code == null) {
        throw unknownEnd(words.get(0), command);
      }
      return new CommandResult(code, out, err);
    } catch (IOException e) {
      throw failed("'" + words.get(0) + "' could not be run: " + e.getMessage(), e);
    }
  }

  private Session session() throws IOException {
    try {
      return client.startSession();
    } catch (IllegalStateException e) {
      throw died(e);
    }
  }

  private SFTPClient sftp() throws IOException {
    try {
      return client.newSFTPClient();
    } catch (IllegalStateException e) {
      throw died(e);
    }
  }

  /** The library counts it as a mistake of ours that a connection has just died. */
  private static IOException died(IllegalStateException e) {
    return new IOException("the connection has died", e);
  }

  private CutoverException unknownEnd(String word, Session.Command command) {
    String text = "'" + word + "' ended without an exit code";
    return command.getExitSignal() == null
        ? failed(text, new EOFException("the connection ended before the command did"))
        : failed(text + ", by signal " + command.getExitSignal(), null);
  }

  void upload(Path local, String remote) {
    String partial = remote + ".partial";
    try (SFTPClient sftp = sftp()) {
      sftp.getFileTransfer().setPreserveAttributes(false);
      sftp.put(new FileSystemFile(local.toFile()), partial);
    } catch (IOException e) {
      throw failed(remote + " could not be written: " + e.getMessage(), e);
    }
    CommandResult moved = run(List.of("mv", "-f", "--", partial, remote), limit);
    if (moved.exitCode() != 0) {
      throw failed(remote + " could not be put in place: " + moved.complaint(), null);
    }
  }

  String exchange(RuntimeSocket socket, String line, Duration timeout) {
    try (RuntimeChannel channel = new RuntimeChannel(client.getConnection(), socket)) {
      channel.open();
      CompletableFuture<Void> watchdog = watchdog(channel, timeout);
      channel.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      channel.getOutputStream().flush();
      String answer = text(channel.getInputStream());
      if (!watchdog.complete(null)) {
        throw late("no answer from " + socket + " after ", timeout);
      }
      return answer;
    } catch (IOException e) {
      throw failed(
          "no connection to "
              + socket
              + ": "
              + e.getMessage()
              + "; does it exist there, and may the SSH user open it?",
          e);
    }
  }

  /** Ends a channel that takes too long, and the whole connection if even that hangs. */
  private CompletableFuture<Void> watchdog(Channel channel, Duration timeout) {
    CompletableFuture<Void> watchdog = new CompletableFuture<>();
    watchdog.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> unused =
        watchdog.whenCompleteAsync((done, late) -> endIfLate(channel, late));
    return watchdog;
  }

  private void endIfLate(Channel channel, Throwable late) {
    if (late != null) {
      IOUtils.closeQuietly(channel);
      if (channel.isOpen()) {
        IOUtils.closeQuietly(client);
      }
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Nobody has said no, so the same may succeed later: the cause says so. */
  private CutoverException late(String text, Duration timeout) {
    String told = text + Durations.format(timeout);
    return failed(told, new SocketTimeoutException(told));
  }

  private CutoverException failed(String text, IOException cause) {
    return new CutoverException(ExitCode.FAILED, endpoint + ": " + text, cause);
  }

  @Override
  public void close() {
    IOUtils.closeQuietly(client);
  }
}
