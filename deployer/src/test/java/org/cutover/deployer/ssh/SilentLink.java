package org.cutover.deployer.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cutover.deployer.inventory.Endpoint;

/** A way to a server that can go silent: nothing passes, and nobody is told. */
final class SilentLink implements AutoCloseable {
  private final ServerSocket listener;
  private final Endpoint to;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean silent;

  SilentLink(Endpoint to) throws IOException {
    this.to = to;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", listener.getLocalPort());
  }

  /** From now on nothing passes; connections stay open. */
  void silence() {
    silent = true;
  }

  private void accept() throws IOException {
    while (true) {
      Socket from = keep(listener.accept());
      Socket there = keep(new Socket(to.host(), to.port()));
      start(() -> pump(from, there));
      start(() -> pump(there, from));
    }
  }

  private Socket keep(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private void pump(Socket from, Socket into) throws IOException {
    byte[] buffer = new byte[8192];
    for (int n = from.getInputStream().read(buffer);
        n >= 0 && !silent;
        n = from.getInputStream().read(buffer)) {
      into.getOutputStream().write(buffer, 0, n);
    }
    if (!silent) {
      into.shutdownOutput();
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException closed) {
                // The test is over, or one side has gone.
              }
            },
            "link");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
