package org.cutover.deployer.parallel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Parallel tasks that report all of their failures, not only the first. */
public final class Tasks implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "deployer-task");
            thread.setDaemon(true);
            return thread;
          });

  /** Threads are started when they are needed. */
  public Tasks() {}

  /**
   * Runs all tasks and returns their results in order.
   *
   * @throws CutoverException with a line for each that failed in a way a user can cause
   */
  public <T> List<T> all(List<Callable<T>> tasks) {
    List<Future<T>> running = new ArrayList<>();
    tasks.forEach(task -> running.add(threads.submit(task)));
    List<T> results = new ArrayList<>();
    Set<String> problems = new LinkedHashSet<>();
    ExitCode code = ExitCode.USAGE;
    CutoverException first = null;
    for (Future<T> one : running) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof CutoverException known)) {
          throw e.getCause() instanceof RuntimeException defect
              ? defect
              : new IllegalStateException(e.getCause());
        }
        problems.add(known.getMessage());
        code = known.exitCode() == ExitCode.USAGE ? code : known.exitCode();
        first = first == null ? known : first;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CutoverException(ExitCode.INTERRUPTED, "interrupted", e);
      }
    }
    if (first != null) {
      throw new CutoverException(code, String.join("\n", problems), first);
    }
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
