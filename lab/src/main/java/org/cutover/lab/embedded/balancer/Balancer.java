package org.cutover.lab.embedded.balancer;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** A running load balancer of one site: it forwards, checks and answers the runtime API. */
public final class Balancer implements AutoCloseable {
  private static final Duration PURGE_INTERVAL = Duration.ofSeconds(1);
  private static final long IDLE_LIMIT_MILLIS = 5000;

  private final XnioWorker worker;
  private final Undertow undertow;
  private final RuntimePort runtimePort;
  private final HealthChecks checks;
  private final IoLoop loop;

  private Balancer(
      XnioWorker worker,
      Undertow undertow,
      RuntimePort runtimePort,
      HealthChecks checks,
      IoLoop loop) {
    this.worker = worker;
    this.undertow = undertow;
    this.runtimePort = runtimePort;
    this.checks = checks;
    this.loop = loop;
  }

  /**
   * Starts a load balancer; it listens on all of its ports when this returns.
   *
   * @param name names its threads
   * @throws IOException if a port cannot be bound
   */
  public static Balancer start(String name, BalancerConfig config) throws IOException {
    XnioWorker worker = worker(name);
    try {
      long epoch = System.nanoTime();
      IoLoop loop = new IoLoop(worker.getIoThread(0));
      LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - epoch);
      Backend backend = new Backend(config, clock, loop::execute);
      HealthChecks checks = new HealthChecks(loop, backend, config);
      Undertow undertow = undertow(worker, loop, backend, config);
      bind(undertow, config);
      RuntimePort runtimePort;
      try {
        runtimePort = RuntimePort.listen(name, config.runtimePort(), loop, new RuntimeApi(backend));
      } catch (IOException e) {
        undertow.stop();
        throw e;
      }
      loop.execute(checks::start);
      loop.execute(() -> purge(loop, backend));
      return new Balancer(worker, undertow, runtimePort, checks, loop);
    } catch (IOException | RuntimeException e) {
      worker.shutdownNow();
      throw e;
    }
  }

  private static void bind(Undertow undertow, BalancerConfig config) throws IOException {
    try {
      undertow.start();
    } catch (RuntimeException e) {
      String ports =
          "port "
              + config.clientPort()
              + config.gate().map(gate -> " or " + gate.port()).orElse("");
      throw new IOException(ports + " cannot be bound: " + e.getMessage(), e);
    }
  }

  private static XnioWorker worker(String name) throws IOException {
    return Xnio.getInstance()
        .createWorker(
            OptionMap.builder()
                .set(Options.WORKER_NAME, name)
                .set(Options.WORKER_IO_THREADS, 1)
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, 1)
                .set(Options.THREAD_DAEMON, true)
                .getMap());
  }

  private static Undertow undertow(
      XnioWorker worker, IoLoop loop, Backend backend, BalancerConfig config) {
    Undertow.Builder builder = Undertow.builder();
    config
        .gate()
        .ifPresent(
            gate ->
                builder.addHttpListener(
                    gate.port(),
                    "127.0.0.1",
                    new ProxyHandler(loop, backend, config, backend.gate())));
    return builder
        .setWorker(worker)
        .setByteBufferPool(loop.buffers())
        .addHttpListener(
            config.clientPort(),
            "127.0.0.1",
            new ProxyHandler(loop, backend, config, Optional.empty()))
        .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
        .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
        .setServerOption(
            UndertowOptions.NO_REQUEST_TIMEOUT,
            Math.toIntExact(config.timeouts().client().toMillis()))
        .build();
  }

  /** As HAProxy's pool-purge-delay: connections that nobody has wanted for a while are closed. */
  private static void purge(IoLoop loop, Backend backend) {
    long moment = backend.now() - IDLE_LIMIT_MILLIS;
    backend.servers().forEach(server -> server.idle().closeOlderThan(moment));
    loop.after(PURGE_INTERVAL, () -> purge(loop, backend));
  }

  /** Stops at once; requests in flight are cut off. */
  @Override
  public void close() {
    runtimePort.close();
    loop.execute(checks::stop);
    undertow.stop();
    worker.shutdownNow();
  }
}
