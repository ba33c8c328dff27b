package org.cutover.ledger.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** The items' API over a map, with a fault that a test can switch on. */
final class TestService implements AutoCloseable {
  /** What goes wrong. */
  enum Fault {
    NONE,
    /** Updates are acknowledged and forgotten. */
    FORGET_UPDATES,
    /** Deletes are acknowledged and not done. */
    FORGET_DELETES,
    /** Inserts are acknowledged and not done. */
    FORGET_INSERTS,
    /** Half of an update is done. */
    HALF_UPDATES,
    /** Rows have a value that nobody wrote. */
    INVENT,
    /** The list lacks every row. */
    EMPTY_LIST,
    /** Every write is done and answered with 503. */
    UNCLEAR,
    /** Nothing is answered but 503. */
    SILENT
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> items = new TreeMap<>();
  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  TestService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/item", this::handle);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void is(Fault next) {
    fault.set(next);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    String id = path.length() > "/item/".length() ? path.substring("/item/".length()) : "";
    Map.Entry<Integer, String> answer = answer(exchange.getRequestMethod(), id, body);
    byte[] bytes = answer.getValue().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.getKey(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Map.Entry<Integer, String> answer(String method, String id, String body) {
    Fault now = fault.get();
    if (now == Fault.SILENT) {
      return Map.entry(503, "");
    }
    if (method.equals("GET")) {
      return id.isEmpty() ? list(now) : show(id, now);
    }
    Map.Entry<Integer, String> done = write(method, id, body, now);
    return now == Fault.UNCLEAR ? Map.entry(503, "") : done;
  }

  private Map.Entry<Integer, String> write(String method, String id, String body, Fault now) {
    if (method.equals("POST")) {
      ObjectNode item = parse(body);
      if (items.containsKey(item.path("id").asText())) {
        return Map.entry(409, "");
      }
      if (now != Fault.FORGET_INSERTS) {
        items.put(item.path("id").asText(), item);
      }
      return Map.entry(201, "{}");
    }
    if (!items.containsKey(id)) {
      return Map.entry(404, "");
    }
    if (method.equals("DELETE")) {
      if (now != Fault.FORGET_DELETES) {
        items.remove(id);
      }
      return Map.entry(204, "");
    }
    if (now != Fault.FORGET_UPDATES) {
      ObjectNode change = parse(body);
      if (now == Fault.HALF_UPDATES) {
        change.remove("description");
      }
      items.get(id).setAll(change);
    }
    return Map.entry(200, "{}");
  }

  private Map.Entry<Integer, String> show(String id, Fault now) {
    ObjectNode item = items.get(id);
    if (item == null) {
      return Map.entry(404, "");
    }
    return Map.entry(
        200,
        now == Fault.INVENT
            ? item.deepCopy().put("name", "x").put("description", "x").toString()
            : item.toString());
  }

  private Map.Entry<Integer, String> list(Fault now) {
    ArrayNode list = JSON.createArrayNode();
    if (now != Fault.EMPTY_LIST) {
      items.values().forEach(list::add);
    }
    return Map.entry(200, list.toString());
  }

  private static ObjectNode parse(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return (ObjectNode) json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
