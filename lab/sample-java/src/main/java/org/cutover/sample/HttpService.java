package org.cutover.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * Serves the API over HTTP and can stop without cutting anybody off. It is put together from
 * Undertow's parts, because stopping in three steps (no new connections; answer what comes on the
 * open ones and close them; end) is not what Undertow's own stop does.
 */
final class HttpService {
  private static final int BODY_LIMIT = 64 * 1024;
  private static final Duration QUIET = Duration.ofMillis(150);
  private static final long POLL_MILLIS = 10;

  /** An idle connection is the client's to close: closed here, it would break its next request. */
  private static final int IDLE_LIMIT_MILLIS = 3_600_000;

  private final Function<ApiRequest, ApiResponse> api;
  private final XnioWorker worker;
  private final HttpOpenListener connections;
  private final AcceptingChannel<StreamConnection> server;
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean stopping;

  private HttpService(InetSocketAddress address, Function<ApiRequest, ApiResponse> api)
      throws IOException {
    this.api = api;
    worker =
        Xnio.getInstance()
            .createWorker(
                OptionMap.builder()
                    .set(Options.WORKER_IO_THREADS, 2)
                    .set(Options.WORKER_TASK_CORE_THREADS, 16)
                    .set(Options.WORKER_TASK_MAX_THREADS, 16)
                    .set(Options.TCP_NODELAY, true)
                    .getMap());
    connections =
        new HttpOpenListener(
            new DefaultByteBufferPool(true, 16 * 1024, 256, 4),
            OptionMap.builder()
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_LIMIT_MILLIS)
                .set(UndertowOptions.MAX_ENTITY_SIZE, 16L * BODY_LIMIT)
                .getMap());
    connections.setRootHandler(this::count);
    server =
        worker.createStreamConnectionServer(
            address,
            ChannelListeners.openListenerAdapter(connections),
            OptionMap.create(Options.REUSE_ADDRESSES, true, Options.BACKLOG, 1024));
  }

  /** Listens, and answers from then on. */
  static HttpService start(InetSocketAddress address, Function<ApiRequest, ApiResponse> api)
      throws IOException {
    HttpService service = new HttpService(address, api);
    service.server.resumeAccepts();
    return service;
  }

  /**
   * Refuses new connections, answers what comes on the open ones with {@code Connection: close},
   * and ends when nothing has come for a moment or the limit has passed.
   */
  void stop(Duration limit) throws InterruptedException {
    stopping = true;
    IoUtils.safeClose(server);
    long deadline = System.nanoTime() + limit.toNanos();
    long quietSince = System.nanoTime();
    while (System.nanoTime() - deadline < 0 && System.nanoTime() - quietSince < QUIET.toNanos()) {
      Thread.sleep(POLL_MILLIS);
      if (unanswered.get() > 0) {
        quietSince = System.nanoTime();
      }
    }
    connections.closeConnections();
    worker.shutdown();
  }

  private void count(HttpServerExchange exchange) throws Exception {
    unanswered.incrementAndGet();
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          unanswered.decrementAndGet();
          next.proceed();
        });
    new HttpContinueReadHandler(this::dispatch).handleRequest(exchange);
  }

  private void dispatch(HttpServerExchange exchange) {
    exchange.dispatch(
        () -> {
          try {
            exchange.startBlocking();
            answer(exchange);
          } catch (IOException e) {
            // The client has gone: there is nobody to answer.
            IoUtils.safeClose(exchange.getConnection());
          }
        });
  }

  private void answer(HttpServerExchange exchange) throws IOException {
    byte[] body =
        exchange.getRequestContentLength() > BODY_LIMIT
            ? new byte[BODY_LIMIT + 1]
            : exchange.getInputStream().readNBytes(BODY_LIMIT + 1);
    if (body.length > BODY_LIMIT) {
      exchange.setPersistent(false);
      send(exchange, problem(413, "a body may have at most " + BODY_LIMIT + " bytes"));
      return;
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      String method = exchange.getRequestMethod().toString();
      send(exchange, api.apply(new ApiRequest(method, exchange.getRequestPath(), text)));
    } catch (CharacterCodingException e) {
      send(exchange, problem(400, "the body should be UTF-8"));
    }
  }

  private static ApiResponse problem(int status, String message) {
    return ApiResponse.problem(status, message, Map.of());
  }

  private void send(HttpServerExchange exchange, ApiResponse response) {
    if (stopping) {
      exchange.setPersistent(false);
    }
    exchange.setStatusCode(response.status());
    if (!response.body().isEmpty()) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    }
    response
        .headers()
        .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    exchange.getResponseSender().send(response.body(), UTF_8);
  }
}
