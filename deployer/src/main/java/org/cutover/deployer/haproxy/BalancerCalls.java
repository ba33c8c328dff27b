package org.cutover.deployer.haproxy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.RuntimeApi.State;
import org.cutover.deployer.parallel.ParallelTasks;

/** Does the same at every load balancer in parallel; each succeeds or fails on its own. */
final class BalancerCalls implements AutoCloseable {
  /** What has been silent before does not hold up the others for longer. */
  private static final Duration SILENT_BEFORE = Duration.ofSeconds(2);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<ManagedBalancer> balancers;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "deployer-balancer");
            thread.setDaemon(true);
            return thread;
          });

  BalancerCalls(List<ManagedBalancer> balancers) {
    this.balancers = List.copyOf(balancers);
  }

  /** What is done at one load balancer; may be repeated. */
  @FunctionalInterface
  interface Call<T> {
    T at(ManagedBalancer balancer) throws InterruptedException;
  }

  /**
   * What a server is to be.
   *
   * @param state empty if nothing is changed
   */
  record Goal(String server, Optional<State> state) {
    static Goal of(String server, State state) {
      return new Goal(server, Optional.of(state));
    }

    static Goal look(String server) {
      return new Goal(server, Optional.empty());
    }
  }

  /**
   * Returns when every load balancer has been dealt with.
   *
   * @return the results of those that answered
   * @throws CutoverException with a line for each that failed; the cause of a silence stays to be
   *     seen
   */
  <T> List<T> everywhere(Goal goal, Silence silence, Call<T> call) throws InterruptedException {
    Map<ManagedBalancer, Future<T>> running = new LinkedHashMap<>();
    Map<ManagedBalancer, Optional<Duration>> limits = new LinkedHashMap<>();
    for (ManagedBalancer balancer : balancers) {
      boolean before = balancer.silence().isPresent();
      limits.put(balancer, before ? silence.patience().map(SILENT_BEFORE::plus) : Optional.empty());
      running.put(balancer, threads.submit(() -> patiently(balancer, silence, call)));
    }
    List<T> results = new ArrayList<>();
    List<CutoverException> failed = new ArrayList<>();
    List<CutoverException> silent = new ArrayList<>();
    try {
      for (Map.Entry<ManagedBalancer, Future<T>> one : running.entrySet()) {
        ManagedBalancer balancer = one.getKey();
        try {
          results.add(result(one.getValue(), limits.get(balancer)));
        } catch (CutoverException e) {
          if (Silence.caused(e)) {
            goal.state().ifPresent(state -> balancer.owe(goal.server(), state));
            balancer.missed(e);
            silent.add(named(balancer, e));
          } else {
            failed.add(e);
          }
        } catch (TimeoutException e) {
          goal.state().ifPresent(state -> balancer.owe(goal.server(), state));
          silent.add(named(balancer, stillSilent(balancer)));
        }
      }
    } finally {
      running.values().forEach(future -> future.cancel(true));
    }
    requireSuccess(failed, silent, silence.patience().isPresent() && !results.isEmpty());
    return results;
  }

  private static void requireSuccess(
      List<CutoverException> failed, List<CutoverException> silent, boolean tolerant) {
    List<CutoverException> all = new ArrayList<>(failed);
    if (!failed.isEmpty() || !tolerant) {
      all.addAll(silent);
    }
    if (!all.isEmpty()) {
      throw ParallelTasks.together(all);
    }
  }

  private static <T> T patiently(ManagedBalancer balancer, Silence silence, Call<T> call)
      throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        boolean unused = balancer.restore();
        return call.at(balancer);
      } catch (CutoverException e) {
        long passed = System.nanoTime() - start;
        Duration patience = silence.patience().orElse(Duration.ZERO);
        if (!Silence.caused(e) || passed + PAUSE.toNanos() > patience.toNanos()) {
          throw e;
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  private static <T> T result(Future<T> future, Optional<Duration> limit)
      throws InterruptedException, TimeoutException {
    try {
      return limit.isPresent()
          ? future.get(limit.get().toMillis(), TimeUnit.MILLISECONDS)
          : future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CutoverException known) {
        throw known;
      }
      throw e.getCause() instanceof RuntimeException defect
          ? defect
          : new IllegalStateException(e.getCause());
    }
  }

  private static CutoverException stillSilent(ManagedBalancer balancer) {
    String text = balancer.silence().orElse("no answer in time");
    return new CutoverException(ExitCode.FAILED, text, new SocketTimeoutException(text));
  }

  private static CutoverException named(ManagedBalancer balancer, CutoverException e) {
    return new CutoverException(
        ExitCode.FAILED,
        "load balancer " + balancer.name() + " does not answer: " + e.getMessage(),
        e);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
