package org.cutover.lab.embedded.balancer;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Optional;
import org.xnio.IoUtils;

/**
 * The life of one request up to its connection to a server: chosen in turn, on an idle connection
 * or a new one, and, when that is refused, on another server. Only a connection that could not be
 * made is tried again: from then on the server may have acted on the request. What follows is the
 * {@link ProxyExchange}'s.
 */
final class ProxyRequest {
  private final IoLoop loop;
  private final Backend backend;
  private final BalancerConfig config;
  private final HttpServerExchange exchange;
  private final boolean firstOfClient;
  private int retriesLeft;

  ProxyRequest(
      IoLoop loop,
      Backend backend,
      BalancerConfig config,
      HttpServerExchange exchange,
      boolean firstOfClient) {
    this.loop = loop;
    this.backend = backend;
    this.config = config;
    this.exchange = exchange;
    this.firstOfClient = firstOfClient;
    this.retriesLeft = config.retries();
  }

  void begin() {
    assign(Optional.empty());
  }

  private void assign(Optional<Server> avoid) {
    Optional<Server> chosen = backend.next(avoid);
    if (chosen.isEmpty()) {
      unavailable();
      return;
    }
    Server server = chosen.get();
    avoid.ifPresent(failed -> countRetry(failed, server));
    server.counters().begun();
    Optional<IdleConnections.Idle> idle = server.idle().take(firstOfClient);
    if (idle.isPresent()) {
      connected(server, idle.get());
    } else {
      connect(server);
    }
  }

  private void connect(Server server) {
    loop.connect(
        server,
        config.timeouts().connect(),
        new ClientCallback<>() {
          @Override
          public void completed(ClientConnection connection) {
            connected(server, new IdleConnections.Idle(connection, 0, 0));
          }

          @Override
          public void failed(IOException e) {
            connectFailed(server);
          }
        });
  }

  private void connectFailed(Server server) {
    server.counters().ended();
    if (retriesLeft == 0) {
      server.counters().connectFailed();
      unavailable();
      return;
    }
    retriesLeft--;
    boolean another =
        backend.servers().stream().anyMatch(other -> other != server && other.state().usable());
    if (another) {
      assign(Optional.of(server));
    } else {
      // The same server would most likely refuse again at once.
      loop.after(config.retryInterval(), () -> assign(Optional.of(server)));
    }
  }

  private static void countRetry(Server failed, Server next) {
    if (failed == next) {
      failed.counters().retried();
    } else {
      failed.counters().redispatched();
    }
  }

  private void connected(Server server, IdleConnections.Idle connection) {
    if (exchange.getConnection().isOpen()) {
      server.counters().connected(connection.requests() > 0);
      new ProxyExchange(loop, backend, config, exchange, server, connection, firstOfClient).begin();
    } else {
      server.counters().ended();
      IoUtils.safeClose(connection.connection());
      exchange.endExchange();
    }
  }

  private void unavailable() {
    exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
    exchange.endExchange();
  }
}
