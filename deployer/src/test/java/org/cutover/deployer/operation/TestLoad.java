package org.cutover.deployer.operation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Users of the service: read the list, write an item, remember what was acknowledged. */
final class TestLoad implements AutoCloseable {
  private final List<Thread> users = new ArrayList<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Integer> ports;
  private final boolean lookForWrites;
  private volatile boolean stop;

  TestLoad(List<Integer> ports) {
    this(ports, false);
  }

  /** Users who look for what they wrote in the list, through any load balancer. */
  static TestLoad readingTheirWrites(List<Integer> ports) {
    return new TestLoad(ports, true);
  }

  private TestLoad(List<Integer> ports, boolean lookForWrites) {
    this.ports = List.copyOf(ports);
    this.lookForWrites = lookForWrites;
    for (int i = 0; i < ports.size(); i++) {
      int user = i;
      Thread thread = new Thread(() -> run(user, ports.get(user)), "user-" + i);
      users.add(thread);
      thread.start();
    }
  }

  private void run(int user, int port) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int i = 0; !stop; i++) {
      String id = "u" + user + "-" + i;
      expect(http, HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/item")), 200);
      HttpRequest.Builder post =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/item?" + id))
              .POST(HttpRequest.BodyPublishers.noBody());
      if (expect(http, post, 201)) {
        acknowledged.add(id);
        lookFor(http, id, ports.get((user + i) % ports.size()));
      }
    }
  }

  private boolean expect(HttpClient http, HttpRequest.Builder request, int status) {
    requests.incrementAndGet();
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == status) {
        Thread.sleep(15);
        return true;
      }
      failures.add(request.build() + " answered " + response.statusCode());
    } catch (IOException e) {
      failures.add(request.build() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void lookFor(HttpClient http, String id, int port) {
    URI list = URI.create("http://127.0.0.1:" + port + "/item");
    if (!lookForWrites) {
      return;
    }
    try {
      String body =
          http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      if (!body.contains('"' + id + '"')) {
        failures.add(id + " was acknowledged, and " + list + " does not have it");
      }
    } catch (IOException e) {
      failures.add(list + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws InterruptedException {
    stop = true;
    for (Thread user : users) {
      user.join(10_000);
    }
  }
}
