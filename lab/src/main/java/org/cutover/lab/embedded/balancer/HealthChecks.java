package org.cutover.lab.embedded.balancer;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Asks every server for its health path, each at its own moment of the interval. Runs on the I/O
 * thread only.
 */
final class HealthChecks {
  private final IoLoop loop;
  private final Backend backend;
  private final BalancerConfig config;
  private final Duration connectLimit;
  private boolean stopped;

  HealthChecks(IoLoop loop, Backend backend, BalancerConfig config) {
    this.loop = loop;
    this.backend = backend;
    this.config = config;
    Duration interval = config.check().interval();
    Duration connect = config.timeouts().connect();
    this.connectLimit = connect.compareTo(interval) < 0 ? connect : interval;
  }

  void start() {
    Duration interval = config.check().interval();
    List<Server> checked =
        backend.servers().stream().filter(server -> server.state().hasChecks()).toList();
    for (Server server : checked) {
      Duration offset = interval.multipliedBy(server.id() - 1).dividedBy(checked.size());
      loop.after(offset, () -> turn(server));
    }
  }

  void stop() {
    stopped = true;
  }

  private void turn(Server server) {
    if (stopped) {
      return;
    }
    loop.after(config.check().interval(), () -> turn(server));
    check(server);
  }

  private void check(Server server) {
    boolean checked = server.state().admin() != ServerState.Admin.MAINT;
    if (checked && !server.checkRunning()) {
      new Check(server).begin();
    }
  }

  /** Between two turns, as long as the last check has not settled it. */
  private void again(Server server) {
    if (!stopped && server.state().undecided()) {
      check(server);
    }
  }

  /** One check of one server. */
  private final class Check implements ClientCallback<ClientConnection> {
    private final Server server;
    private final int ticket;
    private final long begun = backend.now();
    private XnioExecutor.Key timer;
    private ClientConnection connection;

    Check(Server server) {
      this.server = server;
      this.ticket = server.beginCheck();
    }

    void begin() {
      loop.connect(server, connectLimit, this);
    }

    @Override
    public void failed(IOException e) {
      end(CheckReport.failed(connectStatus(e), elapsed(), reason(e)));
    }

    @Override
    public void completed(ClientConnection established) {
      connection = established;
      timer =
          loop.after(
              config.check().timeout(),
              () -> end(CheckReport.failed(CheckStatus.L7TOUT, elapsed(), "")));
      ClientRequest request = new ClientRequest();
      request.setMethod(Methods.GET).setPath(config.check().path());
      request.getRequestHeaders().put(Headers.HOST, "localhost");
      request.getRequestHeaders().put(Headers.CONNECTION, "close");
      connection.sendRequest(request, new Sent());
    }

    private void end(CheckReport report) {
      if (timer != null) {
        timer.remove();
      }
      IoUtils.safeClose(connection);
      if (server.endCheck(ticket)) {
        backend.become(server, server.state().checked(report, backend.now()));
        loop.after(config.check().fastInterval(), () -> again(server));
      }
    }

    private long elapsed() {
      return backend.now() - begun;
    }

    private void broken(IOException e) {
      end(CheckReport.failed(CheckStatus.L7RSP, elapsed(), reason(e)));
    }

    private final class Sent implements ClientCallback<ClientExchange> {
      @Override
      public void completed(ClientExchange exchange) {
        exchange.setResponseListener(new Answered());
      }

      @Override
      public void failed(IOException e) {
        broken(e);
      }
    }

    private final class Answered implements ClientCallback<ClientExchange> {
      @Override
      public void completed(ClientExchange exchange) {
        int code = exchange.getResponse().getResponseCode();
        end(CheckReport.answered(code, elapsed(), StatusCodes.getReason(code)));
      }

      @Override
      public void failed(IOException e) {
        broken(e);
      }
    }
  }

  private static CheckStatus connectStatus(IOException e) {
    return e instanceof SocketTimeoutException ? CheckStatus.L4TOUT : CheckStatus.L4CON;
  }

  /** The reason as HAProxy words it, where it has words of its own. */
  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return "Connection refused";
    }
    return e instanceof SocketTimeoutException ? "" : String.valueOf(e.getMessage());
  }
}
