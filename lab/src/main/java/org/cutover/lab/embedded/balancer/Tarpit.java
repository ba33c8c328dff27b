package org.cutover.lab.embedded.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import org.xnio.XnioExecutor;

/**
 * A request that has the gate's place and gets no answer, until it is cut or the time for an answer
 * is over. As in HAProxy the place stays taken when the client goes away, since nothing is read
 * from it while an answer is awaited: whoever fills the gate may die without letting requests in.
 */
final class Tarpit implements Session {
  private final IoLoop loop;
  private final Backend backend;
  private final Duration limit;
  private final HttpServerExchange exchange;
  private final Server gate;
  private XnioExecutor.Key answerTimer;

  Tarpit(IoLoop loop, Backend backend, HttpServerExchange exchange, Server gate, Duration limit) {
    this.loop = loop;
    this.backend = backend;
    this.exchange = exchange;
    this.gate = gate;
    this.limit = limit;
  }

  void begin() {
    gate.counters().connected(false);
    gate.began(this);
    answerTimer = loop.after(limit, () -> end(StatusCodes.GATEWAY_TIME_OUT));
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
