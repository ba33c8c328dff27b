package org.cutover.lab.embedded.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import org.xnio.XnioExecutor;

/**
 * A request that has the gate's place and gets no answer, until it is cut or the server's timeout
 * is over. As in HAProxy the place stays taken when the client goes away, since nothing is read
 * from it while an answer is awaited: whoever fills the gate may die without letting requests in.
 */
final class Tarpit implements Session {
  private final IoLoop loop;
  private final Backend backend;
  private final BalancerConfig config;
  private final HttpServerExchange exchange;
  private final Server gate;
  private XnioExecutor.Key answerTimer;

  Tarpit(
      IoLoop loop,
      Backend backend,
      BalancerConfig config,
      HttpServerExchange exchange,
      Server gate) {
    this.loop = loop;
    this.backend = backend;
    this.config = config;
    this.exchange = exchange;
    this.gate = gate;
  }

  void begin() {
    gate.counters().connected(false);
    gate.began(this);
    answerTimer = loop.after(config.timeouts().server(), () -> end(StatusCodes.GATEWAY_TIME_OUT));
  }

  @Override
  public void cut() {
    answerTimer.remove();
    end(StatusCodes.BAD_GATEWAY);
  }

  private void end(int status) {
    gate.ended(this);
    gate.counters().responseFailed();
    backend.left(gate);
    exchange.setStatusCode(status);
    exchange.endExchange();
  }
}
