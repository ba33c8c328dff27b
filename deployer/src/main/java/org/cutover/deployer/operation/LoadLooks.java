package org.cutover.deployer.operation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cutover.common.CutoverException;
import org.cutover.deployer.backoff.Load;
import org.cutover.deployer.haproxy.RuntimeApi;

/** Asks all load balancers for their load in parallel; whoever does not answer is left out. */
final class LoadLooks implements AutoCloseable {
  private final List<RuntimeApi> balancers;

  /** At most one question at a time to each, so that a silent one does not collect them. */
  private final Map<String, Future<Load>> asked = new LinkedHashMap<>();

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "deployer-load");
            thread.setDaemon(true);
            return thread;
          });

  LoadLooks(List<RuntimeApi> balancers) {
    this.balancers = List.copyOf(balancers);
  }

  /** Asks everybody who has not been asked yet, and waits for nobody. */
  synchronized void begin() {
    for (RuntimeApi balancer : balancers) {
      if (!asked.containsKey(balancer.name())) {
        asked.put(balancer.name(), threads.submit(balancer::load));
      }
    }
  }

  /**
   * What those say that answer in time, by name.
   *
   * @param patienceMillis for all of them together
   */
  synchronized Map<String, Load> look(long patienceMillis) throws InterruptedException {
    begin();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    Map<String, Load> loads = new HashMap<>();
    for (Map.Entry<String, Future<Load>> one : Map.copyOf(asked).entrySet()) {
      try {
        long left = Math.max(0, deadline - System.nanoTime());
        loads.put(one.getKey(), one.getValue().get(left, TimeUnit.NANOSECONDS));
        asked.remove(one.getKey());
      } catch (TimeoutException e) {
        // Its answer counts in a later look, if it comes.
      } catch (ExecutionException e) {
        asked.remove(one.getKey());
        if (!(e.getCause() instanceof CutoverException)) {
          throw new IllegalStateException(e.getCause());
        }
      }
    }
    return loads;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
