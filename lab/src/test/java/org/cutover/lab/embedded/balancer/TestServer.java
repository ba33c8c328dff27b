package org.cutover.lab.embedded.balancer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small application server: it answers with its name, its health can be changed, and a request
 * for {@code /slow} stays open until it is released.
 */
final class TestServer implements AutoCloseable {
  private static final int PATHS = 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String name;
  private final AtomicInteger health = new AtomicInteger(200);
  private final AtomicInteger checks = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch slow = new CountDownLatch(1);

  TestServer(String name, int port) throws IOException {
    this.name = name;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    server.setExecutor(threads);
    server.createContext("/health", this::health);
    server.createContext("/slow", this::slow);
    server.createContext("/echo", this::echo);
    server.createContext("/forwarded", this::forwarded);
    server.createContext("/", this::answer);
    server.start();
  }

  void health(int status) {
    health.set(status);
  }

  int checks() {
    return checks.get();
  }

  int requests() {
    return requests.get();
  }

  /** What was asked for, in the order of arrival, at most as many as a test looks at. */
  List<String> paths() {
    return List.copyOf(paths);
  }

  void release() {
    slow.countDown();
  }

  private void health(HttpExchange exchange) throws IOException {
    checks.incrementAndGet();
    reply(exchange, health.get(), new byte[0]);
  }

  private void slow(HttpExchange exchange) throws IOException {
    arrived(exchange);
    try {
      slow.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reply(exchange, 200, name.getBytes(StandardCharsets.UTF_8));
  }

  private void echo(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(201, 0);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void forwarded(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
    reply(exchange, 200, String.valueOf(header).getBytes(StandardCharsets.UTF_8));
  }

  private void arrived(HttpExchange exchange) {
    if (requests.incrementAndGet() <= PATHS) {
      paths.add(exchange.getRequestURI().toString());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    arrived(exchange);
    reply(exchange, 200, name.getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Ends at once: the port refuses connections afterwards. */
  @Override
  public void close() {
    slow.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
