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
import java.util.function.Supplier;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Parallel tasks that report all of their failures, not only the first. */
public final class ParallelTasks implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "deployer-task");
            thread.setDaemon(true);
            return thread;
          });

  /** Threads are started when they are needed. */
  public ParallelTasks() {}

  /**
   * Runs all tasks and returns their results in order.
   *
   * @throws CutoverException with a line for each that failed in a way a user can cause
   */
  public <T> List<T> all(List<Callable<T>> tasks) {
    List<T> results = new ArrayList<>();
    List<CutoverException> failures = run(tasks, results);
    if (!failures.isEmpty()) {
      throw together(failures);
    }
    return results;
  }

  /** Runs all tasks and returns the failures of those that failed in a way a user can cause. */
  public <T> List<CutoverException> failures(List<Callable<T>> tasks) {
    return run(tasks, new ArrayList<>());
  }

  /**
   * Begins a task beside whatever the caller does next.
   *
   * @return waits for the result; throws what the task has thrown
   */
  public <T> Supplier<T> begin(Callable<T> task) {
    Future<T> running = threads.submit(task);
    return () -> result(running);
  }

  private <T> List<CutoverException> run(List<Callable<T>> tasks, List<T> results) {
    List<Future<T>> running = new ArrayList<>();
    tasks.forEach(task -> running.add(threads.submit(task)));
    List<CutoverException> failures = new ArrayList<>();
    for (Future<T> one : running) {
      try {
        results.add(result(one));
      } catch (CutoverException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        failures.add(e);
      }
    }
    return failures;
  }

  private static <T> T result(Future<T> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CutoverException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  /**
   * Several failures as one, with a line for each and the first as its cause; a usage failure only
   * if all are.
   *
   * @param failures at least one
   */
  public static CutoverException together(List<CutoverException> failures) {
    Set<String> problems = new LinkedHashSet<>();
    ExitCode code = ExitCode.USAGE;
    for (CutoverException failure : failures) {
      problems.add(failure.getMessage());
      code = failure.exitCode() == ExitCode.USAGE ? code : failure.exitCode();
    }
    return new CutoverException(code, String.join("\n", problems), failures.get(0));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
