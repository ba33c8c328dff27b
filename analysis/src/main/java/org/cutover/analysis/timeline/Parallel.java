package org.cutover.analysis.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;

/** Does the same to many things, on all processors. */
final class Parallel {
  private Parallel() {}

  /**
   * The results in the order of the items.
   *
   * @throws CutoverException with the messages of all items that failed with one
   */
  static <T, R> List<R> map(List<T> items, Function<T, R> function) {
    int threads = Math.max(1, Math.min(items.size(), Runtime.getRuntime().availableProcessors()));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<R>> futures =
          items.stream().map(item -> pool.submit(() -> function.apply(item))).toList();
      return results(futures);
    } finally {
      pool.shutdownNow();
    }
  }

  private static <R> List<R> results(List<Future<R>> futures) {
    List<R> results = new ArrayList<>();
    List<CutoverException> failures = new ArrayList<>();
    for (Future<R> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof CutoverException failure)) {
          throw new IllegalStateException(e.getCause());
        }
        failures.add(failure);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while reading samples", e);
      }
    }
    if (!failures.isEmpty()) {
      String all =
          failures.stream().map(CutoverException::getMessage).collect(Collectors.joining("\n"));
      throw new CutoverException(failures.get(0).exitCode(), all, failures.get(0));
    }
    return results;
  }
}
