package org.cutover.lab.embedded.balancer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runtime API's TCP port. A connection carries lines of commands separated by {@code ;}; every
 * command's output ends with an empty line. Unless {@code prompt} was given, the connection is
 * closed once the lines that have arrived are answered.
 */
final class RuntimePort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimePort.class);
  private static final int LINE_LIMIT = 16 * 1024;
  private static final int IDLE_LIMIT_MILLIS = 10_000;

  private final ServerSocket socket;
  private final IoLoop loop;
  private final RuntimeApi api;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private RuntimePort(ServerSocket socket, IoLoop loop, RuntimeApi api) {
    this.socket = socket;
    this.loop = loop;
    this.api = api;
  }

  static RuntimePort listen(String name, int port, IoLoop loop, RuntimeApi api) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    } catch (IOException e) {
      socket.close();
      throw new IOException("port " + port + " cannot be bound: " + e.getMessage(), e);
    }
    RuntimePort runtime = new RuntimePort(socket, loop, api);
    daemon(name + "-runtime", runtime::accept);
    return runtime;
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        daemon(Thread.currentThread().getName() + "-session", () -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.warn("runtime port: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(Socket connection) {
    connections.add(connection);
    try (connection) {
      connection.setSoTimeout(IDLE_LIMIT_MILLIS);
      connection.setTcpNoDelay(true);
      converse(connection);
    } catch (IOException | ExecutionException | TimeoutException e) {
      LOG.debug("runtime session ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private void converse(Socket connection)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    InputStream in = new BufferedInputStream(connection.getInputStream());
    RuntimeApi.Session session = api.session();
    do {
      String line = line(in);
      if (line == null) {
        return;
      }
      CompletableFuture<String> reply =
          CompletableFuture.supplyAsync(() -> session.line(line), loop::execute);
      byte[] bytes = reply.get(10, TimeUnit.SECONDS).getBytes(StandardCharsets.UTF_8);
      connection.getOutputStream().write(bytes);
      connection.getOutputStream().flush();
    } while (!session.over() && (session.prompting() || in.available() > 0));
  }

  /** A line without its end, or null when the connection ends before one. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > LINE_LIMIT) {
        return null;
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      LOG.debug("closing the runtime port", e);
    }
  }
}
