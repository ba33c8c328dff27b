package org.cutover.lab.embedded.balancer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.SameThreadExecutor;
import java.util.Optional;

/**
 * A port of the load balancer: gives every request a life of its own, and knows which one is the
 * first of its client.
 */
final class ProxyHandler implements HttpHandler {
  private static final AttachmentKey<Boolean> SEEN = AttachmentKey.create(Boolean.class);

  private final IoLoop loop;
  private final Backend backend;
  private final BalancerConfig config;
  private final Optional<Server> target;

  /**
   * @param target the server that this port's requests go to; without one they are balanced
   */
  ProxyHandler(IoLoop loop, Backend backend, BalancerConfig config, Optional<Server> target) {
    this.loop = loop;
    this.backend = backend;
    this.config = config;
    this.target = target;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    ServerConnection client = exchange.getConnection();
    boolean first = client.putAttachment(SEEN, true) == null;
    ProxyRequest request = new ProxyRequest(loop, backend, config, exchange, first);
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () -> target.ifPresentOrElse(request::beginAt, request::begin));
  }
}
