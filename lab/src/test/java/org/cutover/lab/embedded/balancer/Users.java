package org.cutover.lab.embedded.balancer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Users who ask one request after the other on connections that they keep, and never twice: a
 * client library would ask again by itself and hide what was lost.
 */
final class Users implements AutoCloseable {
  private static final byte[] REQUEST =
      "GET /item HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LIMIT_MILLIS = 20_000;

  /**
   * One request.
   *
   * @param asked when it was begun, as {@link System#nanoTime}
   * @param answered when its answer was there, or its connection's end
   * @param status 0 where there was no answer
   * @param server who answered
   */
  record Answer(long asked, long answered, int status, String server) {}

  private final int port;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  private Users(int port) {
    this.port = port;
  }

  static Users start(int port, int count) {
    Users users = new Users(port);
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(users::ask, "user-" + i);
      thread.setDaemon(true);
      thread.start();
      users.threads.add(thread);
    }
    return users;
  }

  /** What has been answered so far. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Lets every request that is under way end, and returns all answers. */
  List<Answer> stop() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join(LIMIT_MILLIS);
    }
    return answers();
  }

  private void ask() {
    while (!over) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        boolean kept = true;
        while (!over && kept) {
          kept = one(socket, in);
        }
      } catch (IOException e) {
        answers.add(new Answer(System.nanoTime(), System.nanoTime(), 0, e.toString()));
      }
    }
  }

  /** Asks once; false when the connection is not kept. */
  private boolean one(Socket socket, InputStream in) throws IOException {
    long asked = System.nanoTime();
    String head = "";
    String body = "";
    try {
      socket.getOutputStream().write(REQUEST);
      head = head(in);
      body = body(in, head);
    } catch (IOException e) {
      body = e.toString();
    }
    int status = head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
    answers.add(new Answer(asked, System.nanoTime(), status, body));
    return status == 200;
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended after '" + head + "'");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static String body(InputStream in, String head) throws IOException {
    for (String line : head.lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        int length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
