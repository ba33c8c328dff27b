package org.cutover.lab.embedded.hold;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gate of a backend: checks that it is one, fills its place and keeps the connection. */
final class Gate implements AutoCloseable {
  private static final Duration FILLED_WITHIN = Duration.ofSeconds(2);
  private static final int CONNECT_MILLIS = 5000;
  private static final long LOOK_MILLIS = 10;
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: gate\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final HoldSettings settings;
  private final RuntimeLines runtime;
  private final String name;
  private Socket filler = new Socket();

  Gate(HoldSettings settings) {
    this.settings = settings;
    this.runtime = new RuntimeLines(settings);
    this.name = settings.backend() + "/" + settings.server();
  }

  /** Fills the gate's only place, while it has no weight and nobody else can take it. */
  void fill() throws HoldException, InterruptedException {
    check(runtime.look());
    try {
      runtime.tell(runtime.openGate());
      connect();
      awaitFilled();
    } catch (HoldException e) {
      close();
      throw e;
    }
  }

  private void check(BalancerState state) throws HoldException {
    if (state.servers().isEmpty()) {
      throw HoldException.failed(
          settings.backend() + ": HAProxy has no such backend; name one that it has");
    }
    List<String> wanted = new ArrayList<>(List.of(settings.server()));
    wanted.addAll(settings.old());
    wanted.addAll(settings.fresh());
    for (String server : wanted) {
      if (state.server(server) == null) {
        throw HoldException.failed(
            "%s/%s: HAProxy has no such server; add it to its configuration"
                .formatted(settings.backend(), server));
      }
    }
    String limit = state.server(settings.server()).limit();
    if (!limit.equals("1")) {
      throw HoldException.failed(
          "%s: found maxconn %s; supported: maxconn 1"
              .formatted(name, limit.isEmpty() ? "none" : limit));
    }
  }

  private void connect() throws HoldException {
    try {
      filler.close();
      filler = new Socket();
      filler.connect(
          new InetSocketAddress(settings.gate().host(), settings.gate().port()), CONNECT_MILLIS);
      filler.getOutputStream().write(REQUEST);
    } catch (IOException e) {
      throw HoldException.failed(
          "tcp:%s: the gate does not answer: %s".formatted(settings.gate(), e.getMessage()));
    }
  }

  private void awaitFilled() throws HoldException, InterruptedException {
    long deadline = System.nanoTime() + FILLED_WITHIN.toNanos();
    while (true) {
      BalancerState.ServerRow row = runtime.look().server(settings.server());
      if (row.sessions() == 1 && row.queued() == 0 && row.weight() == 0) {
        return;
      }
      if (cut()) {
        throw HoldException.failed(
            "tcp:%s: the gate's request was answered; it should wait in a section that tarpits"
                .formatted(settings.gate()));
      }
      if (System.nanoTime() - deadline > 0) {
        throw HoldException.failed(
            "%s: not filled: %d sessions, %d queued, weight %d"
                .formatted(name, row.sessions(), row.queued(), row.weight()));
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Whether the request was answered, which ends it, or its connection has ended. */
  private boolean cut() {
    try {
      filler.setSoTimeout(1);
      filler.getInputStream().read();
      return true;
    } catch (SocketTimeoutException stillThere) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Fills the place again if it was cut and nobody has it: whoever fills the gate keeps the hold.
   */
  void refill(BalancerState state) throws HoldException {
    if (state.server(settings.server()).sessions() == 0 && cut()) {
      connect();
    }
  }

  /** That the gate holds everything. */
  void checkHolding(BalancerState state) throws HoldException {
    BalancerState.ServerRow row = state.server(settings.server());
    if (row.weight() != 1 || row.sessions() != 1) {
      throw HoldException.failed(
          "%s: weight %d, %d sessions; wanted 1 and 1"
              .formatted(name, row.weight(), row.sessions()));
    }
    for (String server : state.servers().keySet()) {
      if (!server.equals(settings.server()) && state.server(server).usable()) {
        throw HoldException.failed(
            settings.backend() + "/" + server + ": takes requests although they are held");
      }
    }
  }

  /** Back to what it was before it was filled, as far as the load balancer can be told so. */
  @Override
  public void close() throws HoldException {
    try {
      runtime.send(runtime.closeGate());
      filler.close();
    } catch (IOException e) {
      throw HoldException.failed("the gate's connection: " + e.getMessage());
    }
  }
}
