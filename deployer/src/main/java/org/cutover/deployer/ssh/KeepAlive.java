package org.cutover.deployer.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;

/**
 * Asks a host again and again whether it is still there, and cuts a connection that does not answer
 * any more, so that whatever waits for it fails.
 *
 * @param every pause between two questions
 * @param limit for an answer
 */
record KeepAlive(Duration every, Duration limit) {
  /** A host that does not answer for some 15 seconds is gone. */
  static final KeepAlive USUAL = new KeepAlive(Duration.ofSeconds(5), Duration.ofSeconds(10));

  private static final long LOOK_MILLIS = 50;

  /** Begins; ends with the connection. */
  void watch(SSHClient client) {
    Thread thread = new Thread(() -> ask(client), "ssh-keep-alive");
    thread.setDaemon(true);
    thread.start();
  }

  private void ask(SSHClient client) {
    try {
      while (client.isConnected()) {
        Thread.sleep(every.toMillis());
        // The library's own runner would wait behind a write that is stuck, and cut nothing.
        CompletableFuture<Void> answered = new CompletableFuture<>();
        answered.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> unused =
            answered.whenCompleteAsync((done, late) -> cutIfLate(client, late));
        await(client);
        answered.complete(null);
      }
    } catch (IOException e) {
      IOUtils.closeQuietly(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until any answer comes: that the host does not know the question is an answer, too. */
  private static void await(SSHClient client) throws IOException, InterruptedException {
    Promise<SSHPacket, ConnectionException> answer =
        client.getConnection().sendGlobalRequest("keepalive@openssh.com", true, new byte[0]);
    while (!answer.isFulfilled() && client.isConnected()) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static void cutIfLate(SSHClient client, Throwable late) {
    if (late != null) {
      // The socket first: saying goodbye would wait behind a write that is stuck.
      IOUtils.closeQuietly(client.getSocket());
      IOUtils.closeQuietly(client);
    }
  }
}
