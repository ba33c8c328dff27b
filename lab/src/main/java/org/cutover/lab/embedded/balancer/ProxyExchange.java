package org.cutover.lab.embedded.balancer;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.client.ClientResponse;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.StatusCodes;
import io.undertow.util.Transfer;
import java.io.IOException;
import java.nio.channels.Channel;
import org.xnio.ChannelExceptionHandler;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;

/**
 * A request on its connection to a server: sent, answered, and the connection kept for the next. It
 * counts in {@code scur} until the client has the whole answer. When the server fails: 502 without
 * an answer, 504 when the answer takes too long, and, as HAProxy does, a bare close where a reused
 * connection died under a request that was not the client's first, since a client must expect that
 * of any kept-alive connection. Nothing is ever sent twice.
 */
final class ProxyExchange implements Session {
  private final IoLoop loop;
  private final Backend backend;
  private final BalancerConfig config;
  private final HttpServerExchange exchange;
  private final Server server;
  private final IdleConnections.Idle idle;
  private final ClientConnection connection;
  private final boolean firstOfClient;
  private XnioExecutor.Key answerTimer;
  private boolean answered;
  private boolean failed;
  private boolean ended;

  ProxyExchange(
      IoLoop loop,
      Backend backend,
      BalancerConfig config,
      HttpServerExchange exchange,
      Server server,
      IdleConnections.Idle idle,
      boolean firstOfClient) {
    this.loop = loop;
    this.backend = backend;
    this.config = config;
    this.exchange = exchange;
    this.server = server;
    this.idle = idle;
    this.connection = idle.connection();
    this.firstOfClient = firstOfClient;
  }

  void begin() {
    server.began(this);
    exchange.addExchangeCompleteListener(
        (done, next) -> {
          end();
          next.proceed();
        });
    answerTimer = loop.after(config.timeouts().server(), () -> fault(StatusCodes.GATEWAY_TIME_OUT));
    ClientRequest request = Forwarding.request(exchange);
    connection.sendRequest(request, new Sent());
  }

  /** The request is over, one way or the other; keeps the connection if it is clean. */
  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    answerTimer.remove();
    server.ended(this);
    backend.left(server);
    boolean clean = answered && exchange.isRequestComplete() && connection.isOpen();
    boolean wanted = server.state().admin() != ServerState.Admin.MAINT && isStillThere();
    if (clean && wanted) {
      server.idle().put(new IdleConnections.Idle(connection, idle.requests() + 1, backend.now()));
    } else {
      IoUtils.safeClose(connection);
    }
  }

  private boolean isStillThere() {
    return server.socketAddress().equals(connection.getPeerAddress());
  }

  @Override
  public void cut() {
    fail(StatusCodes.BAD_GATEWAY, false, exchange.isRequestComplete());
  }

  /** The server has failed; {@code status} is what the client is told, if it can be told yet. */
  private void fault(int status) {
    boolean reused = idle.requests() > 0;
    fail(status, status == StatusCodes.BAD_GATEWAY && reused && !firstOfClient, false);
  }

  /**
   * Ends without the server's answer.
   *
   * @param bare whether the client is told nothing
   * @param keepsClient whether the client's connection is good for another request
   */
  private void fail(int status, boolean bare, boolean keepsClient) {
    if (ended || failed) {
      return;
    }
    failed = true;
    server.counters().responseFailed();
    IoUtils.safeClose(connection);
    if (exchange.isResponseStarted() || bare) {
      IoUtils.safeClose(exchange.getConnection());
      end();
    } else {
      exchange.setStatusCode(status);
      exchange.setPersistent(keepsClient && exchange.isPersistent());
      exchange.getResponseHeaders().clear();
      exchange.endExchange();
    }
  }

  private final class Sent implements ClientCallback<ClientExchange> {
    @Override
    public void completed(ClientExchange sent) {
      if (HttpContinue.requiresContinueResponse(exchange)) {
        sent.setContinueHandler(ignored -> HttpContinue.sendContinueResponse(exchange, NO_MATTER));
      }
      sent.setResponseListener(new Answered());
      if (exchange.isRequestComplete()) {
        finish(sent.getRequestChannel());
      } else {
        transferRequest(sent);
      }
    }

    @Override
    public void failed(IOException e) {
      fault(StatusCodes.BAD_GATEWAY);
    }
  }

  private void transferRequest(ClientExchange sent) {
    Transfer.initiateTransfer(
        exchange.getRequestChannel(),
        sent.getRequestChannel(),
        ChannelListeners.closingChannelListener(),
        this::finish,
        new Failed(),
        new Failed(),
        loop.buffers());
  }

  private final class Answered implements ClientCallback<ClientExchange> {
    @Override
    public void completed(ClientExchange sent) {
      if (ended) {
        return;
      }
      answerTimer.remove();
      ClientResponse response = sent.getResponse();
      server.counters().answered(response.getResponseCode());
      exchange.setStatusCode(response.getResponseCode());
      Forwarding.copy(response.getResponseHeaders(), exchange.getResponseHeaders());
      Transfer.initiateTransfer(
          sent.getResponseChannel(),
          exchange.getResponseChannel(),
          ChannelListeners.closingChannelListener(),
          client -> {
            answered = true;
            finish(client);
          },
          new Failed(),
          new Failed(),
          loop.buffers());
    }

    @Override
    public void failed(IOException e) {
      fault(StatusCodes.BAD_GATEWAY);
    }
  }

  /** Says that a message is complete, and sends what is still buffered of it. */
  private void finish(StreamSinkChannel channel) {
    try {
      channel.shutdownWrites();
      if (!channel.flush()) {
        channel
            .getWriteSetter()
            .set(
                ChannelListeners.flushingChannelListener(
                    flushed -> {
                      flushed.suspendWrites();
                      flushed.getWriteSetter().set(null);
                    },
                    new Failed()));
        channel.resumeWrites();
      } else {
        channel.getWriteSetter().set(null);
      }
    } catch (IOException e) {
      fault(StatusCodes.BAD_GATEWAY);
    }
  }

  private final class Failed implements ChannelExceptionHandler<Channel> {
    @Override
    public void handleException(Channel channel, IOException exception) {
      fault(StatusCodes.BAD_GATEWAY);
    }
  }

  private static final io.undertow.io.IoCallback NO_MATTER =
      new io.undertow.io.IoCallback() {
        @Override
        public void onComplete(HttpServerExchange exchange, io.undertow.io.Sender sender) {}

        @Override
        public void onException(
            HttpServerExchange exchange, io.undertow.io.Sender sender, IOException exception) {
          IoUtils.safeClose(exchange.getConnection());
        }
      };
}
