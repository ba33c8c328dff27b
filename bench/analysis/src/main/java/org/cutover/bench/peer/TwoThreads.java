package org.cutover.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something with every file, two files at a time. */
final class TwoThreads {
  private static final int THREADS = 2;

  private TwoThreads() {}

  /** What is done with a file. */
  interface Work<T> {
    T with(SampleFile file) throws Exception;
  }

  /** The results in the order of the files. */
  static <T> List<T> map(List<SampleFile> files, Work<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (SampleFile file : files) {
        futures.add(threads.submit(() -> work.with(file)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }
}
