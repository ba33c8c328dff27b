package org.cutover.loadgen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on loopback whose answers, and breaches of HTTP, a test decides byte by byte. */
public final class TestServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Answer answer;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<String> hosts = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  /** What to do with one request. */
  @FunctionalInterface
  public interface Answer {
    /**
     * Answers, or breaks off.
     *
     * @param request its number on this connection, from 0
     */
    void to(Socket client, int request) throws IOException, InterruptedException;
  }

  /** Starts serving. */
  public TestServer(Answer answer) {
    this(InetAddress.getLoopbackAddress(), answer);
  }

  /** Starts serving at an address, or at all with the address 0.0.0.0. */
  public TestServer(InetAddress at, Answer answer) {
    this.answer = answer;
    try {
      listener = new ServerSocket(0, 100, at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** A server that always gives the same answer. */
  public static TestServer of(int status, String body) {
    return new TestServer((client, request) -> send(client, status, body));
  }

  /** Sends a whole answer. */
  public static void send(Socket client, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    raw(client, "HTTP/1.1 " + status + " Status\r\nContent-Length: " + bytes.length);
    client.getOutputStream().write(bytes);
  }

  /** Sends a head only. */
  public static void raw(Socket client, String head) throws IOException {
    client.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Breaks a connection so that the client sees a reset. */
  public static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  /** Its address. */
  public Address address() {
    return Address.of(listener.getInetAddress(), listener.getLocalPort());
  }

  /** A URL of it. */
  public URI url(String path) {
    return URI.create("http://" + address() + path);
  }

  /** What the clients' Host headers said. */
  public Set<String> hosts() {
    return Set.copyOf(hosts);
  }

  /** Connections accepted so far. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        client.setTcpNoDelay(true);
        connections.incrementAndGet();
        open.add(client);
        start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The test has ended.
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      int requests = 0;
      while (readHead(in)) {
        answer.to(client, requests++);
      }
    } catch (IOException | InterruptedException gone) {
      // The client or the answer has ended the connection.
    } finally {
      open.remove(client);
    }
  }

  private boolean readHead(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      if (line.startsWith("Host: ")) {
        hosts.add(line.substring(6));
      }
      line = in.readLine();
    }
    return line != null;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "test-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
