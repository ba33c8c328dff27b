package org.cutover.lab.embedded.balancer;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * The life of one request up to its connection to a server: chosen in turn, after waiting for a
 * place if there is none, on an idle connection or a new one, and, when that is refused, on another
 * server. Only a connection that could not be made is tried again: from then on the server may have
 * acted on the request. What follows is the {@link ProxyExchange}'s.
 */
final class ProxyRequest implements Waiting {
  private final IoLoop loop;
  private final Backend backend;
  private final BalancerConfig config;
  private final HttpServerExchange exchange;
  private final boolean firstOfClient;
  private Duration answerLimit;
  private int retriesLeft;
  private WaitingLine line;
  private XnioExecutor.Key queueTimer;

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
    this.answerLimit = config.timeouts().server();
  }

  void begin() {
    assign(Optional.empty());
  }

  /** Begins at the gate, as {@code use-server} says; it is left out only when it is down. */
  void beginAt(Server server) {
    answerLimit = BalancerConfig.Gate.FILLED;
    if (server.state().operation() == ServerState.Operation.STOPPED) {
      begin();
    } else if (server.hasRoom()) {
      take(server);
    } else {
      wait(server.line(), Optional.of(server));
    }
  }

  private void assign(Optional<Server> avoid) {
    if (backend.usable().isEmpty()) {
      unavailable(Optional.empty());
      return;
    }
    Optional<Server> chosen = backend.next(avoid);
    avoid.ifPresent(failed -> countRetry(failed, chosen));
    if (chosen.isPresent()) {
      take(chosen.get());
    } else {
      wait(backend.line(), Optional.empty());
    }
  }

  private void take(Server server) {
    server.counters().begun();
    proceed(server);
  }

  private void wait(WaitingLine wanted, Optional<Server> server) {
    line = wanted;
    line.add(this, backend.ticket());
    queueTimer = loop.after(config.timeouts().queue(), () -> waitedTooLong(server));
  }

  private void waitedTooLong(Optional<Server> server) {
    // The last moment of waiting may be the one in which the request was admitted.
    if (line.remove(this)) {
      server.ifPresent(full -> full.counters().connectFailed());
      unavailable(server);
    }
  }

  @Override
  public void admitted(Server server) {
    queueTimer.remove();
    proceed(server);
  }

  @Override
  public void sentBack(Server server) {
    queueTimer.remove();
    assign(Optional.of(server));
  }

  private void proceed(Server server) {
    if (backend.gate().filter(server::equals).isPresent()) {
      new Tarpit(loop, backend, exchange, server, answerLimit).begin();
      return;
    }
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
    backend.left(server);
    if (retriesLeft == 0) {
      server.counters().connectFailed();
      unavailable(Optional.of(server));
      return;
    }
    retriesLeft--;
    boolean another = backend.usable().stream().anyMatch(other -> other != server);
    if (another) {
      assign(Optional.of(server));
    } else {
      // The same server would most likely refuse again at once.
      loop.after(config.retryInterval(), () -> assign(Optional.of(server)));
    }
  }

  private static void countRetry(Server failed, Optional<Server> next) {
    if (next.filter(failed::equals).isPresent()) {
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
      backend.left(server);
      IoUtils.safeClose(connection.connection());
      exchange.endExchange();
    }
  }

  /**
   * Nobody can answer.
   *
   * @param server whose failure it is, and counted there; else it is the backend's
   */
  private void unavailable(Optional<Server> server) {
    if (server.isEmpty()) {
      backend.unserved().connectFailed();
    }
    exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
    exchange.endExchange();
  }
}
