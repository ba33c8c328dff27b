package org.cutover.deployer.operation;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cutover.deployer.ssh.TestSshServer.Reply;

/** One site's application, in this process, and the host's service command for it. */
final class TinyShop implements AutoCloseable {
  static {
    // A server that ends idle connections before the load balancer does loses requests; 30 s is the
    // JDK's default.
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
  }

  private final int port;
  private final CqlSession session;
  private HttpServer server;
  private ExecutorService threads;
  private String running;
  private boolean unstoppable;
  private String date = "";
  private int starts;

  TinyShop(int port, CqlSession session) {
    this.port = port;
    this.session = session;
  }

  /** From now on a stop fails. */
  synchronized void refuseToStop() {
    unstoppable = true;
  }

  /** From now on its host has this time, as {@code date +%s%N} writes it. */
  synchronized void date(String text) {
    date = text;
  }

  int port() {
    return port;
  }

  synchronized String running() {
    return running;
  }

  /** Answers {@code service start|stop|status RELEASE}; null for any other command. */
  synchronized Reply service(String line) {
    String[] words = line.split(" ", -1);
    if (line.contains("date") && !date.isEmpty()) {
      return new Reply(0, date);
    }
    if (!words[0].equals("service")) {
      return null;
    }
    try {
      switch (words[1]) {
        case "start" -> start(words[2]);
        case "stop" -> {
          if (unstoppable) {
            return new Reply(1, "will not stop\n");
          }
          close();
        }
        default -> {
          return running == null
              ? new Reply(3, "stopped\n")
              : new Reply(0, "running " + running + " 1\n");
        }
      }
      return new Reply(0, "");
    } catch (IOException e) {
      return new Reply(1, e + "\n");
    }
  }

  synchronized void start(String release) throws IOException {
    if (release.equals(running)) {
      return;
    }
    String version = release.substring("shop-".length());
    String table = "item_v" + version.replaceAll("[^0-9]", "_").replaceAll("_+$", "");
    threads = Executors.newFixedThreadPool(8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    server.setExecutor(threads);
    server.createContext("/health", e -> answer(e, 200, "ok"));
    server.createContext("/version", e -> answer(e, 200, "{\"version\":\"" + version + "\"}"));
    server.createContext("/item", e -> item(e, table, version.contains("faulty")));
    server.start();
    running = release;
    starts++;
  }

  /** How often something was started. */
  synchronized int starts() {
    return starts;
  }

  private void item(HttpExchange exchange, String table, boolean faulty) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      String id = exchange.getRequestURI().getQuery();
      session.execute(
          "INSERT INTO " + table + " (id, name, note) VALUES (?, ?, ?)", id, "name of " + id, "n");
      answer(exchange, 201, "{}");
      return;
    }
    StringJoiner items = new StringJoiner(",", "[", "]");
    for (Row row : session.execute("SELECT id FROM " + table)) {
      items.add("{\"id\":\"" + row.getString(0) + "\"}");
    }
    answer(exchange, 200, faulty ? "[]" : items.toString());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
      server = null;
      running = null;
    }
  }
}
