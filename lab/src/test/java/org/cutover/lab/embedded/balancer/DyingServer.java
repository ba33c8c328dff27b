package org.cutover.lab.embedded.balancer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers two requests of a connection and drops the third without an answer. */
final class DyingServer implements AutoCloseable {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final ServerSocket socket;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int patience = 2;

  DyingServer(int port) throws IOException {
    socket = new ServerSocket(port, 16, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** From now on a connection's first request is dropped too. */
  void dieAtOnce() {
    patience = 0;
  }

  int requests() {
    return requests.get();
  }

  /** Sends a POST and returns what comes back of the answer's head; empty for a bare close. */
  static String post(Socket user) throws IOException {
    String request = "POST /item HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
    user.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = user.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "dying-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        start(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
      int served = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("POST ")) {
          requests.incrementAndGet();
        }
        if (line.isEmpty()) {
          if (served++ >= patience) {
            return;
          }
          connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      requests.addAndGet(1000);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
