package org.cutover.ledger.drive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.ledger.verdict.Verdict;

/**
 * Writers and readers that use a service side by side for a while, and a final read. Bounded in
 * time; {@link #stop} ends it earlier, and the final read is made all the same.
 */
public final class LedgerRun {
  /** For a connection and for every answer: longer than any hold of a deployment. */
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

  /** Writes whose clients gave up may still arrive; the database's own limit is shorter. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** What the final read may take: the service may still be recovering from what was done to it. */
  public static final Duration FINAL_LIMIT = Duration.ofMinutes(2);

  private final LedgerPlan plan;
  private final Duration finalLimit;
  private final List<String> targets;
  private final Path history;
  private final Consumer<String> progress;
  private volatile boolean stopped;

  /**
   * @param targets the load balancers, each as {@code host:port}
   * @param history the file that takes every operation, compressed JSON Lines
   * @param finalLimit for the final read
   * @param progress is told about once a second how far it is
   */
  public LedgerRun(
      LedgerPlan plan,
      List<String> targets,
      Path history,
      Duration finalLimit,
      Consumer<String> progress) {
    this.plan = plan;
    this.finalLimit = finalLimit;
    this.targets = List.copyOf(targets);
    this.history = history;
    this.progress = progress;
  }

  /** Ends the writing early, from any thread. */
  public void stop() {
    stopped = true;
  }

  /**
   * Runs.
   *
   * @param begun called when every key has been inserted once and the random operations begin
   */
  public Verdict run(Runnable begun) throws IOException, InterruptedException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(history)), StandardCharsets.UTF_8))) {
      Book book = new Book(out);
      book.plan(plan, targets);
      ItemClient client = new ItemClient(REQUEST_LIMIT);
      List<KeyWriter> writers =
          IntStream.range(0, plan.writers()).mapToObj(w -> writer(client, book, w)).toList();
      ExecutorService threads = Executors.newFixedThreadPool(plan.writers() + plan.readers());
      try {
        List<Task> inserts = new ArrayList<>();
        writers.forEach(writer -> inserts.add(() -> writer.insertAll(() -> stopped)));
        await(threads, inserts, book);
        begun.run();
        long end = System.nanoTime() + plan.duration().toNanos();
        List<Task> all = new ArrayList<>();
        writers.forEach(writer -> all.add(() -> pace(end, writer::next)));
        for (int reader = 0; reader < plan.readers(); reader++) {
          String target = targets.get(reader % targets.size());
          all.add(() -> pace(end, () -> list(client, book, target)));
        }
        await(threads, all, book);
      } finally {
        threads.shutdownNow();
      }
      Thread.sleep(SETTLING.toMillis());
      progress.accept("final read");
      return book.verdict(new FinalRead(client, book, targets, finalLimit).make());
    }
  }

  private interface Task {
    void run() throws InterruptedException;
  }

  private KeyWriter writer(ItemClient client, Book book, int number) {
    List<String> keys =
        IntStream.range(0, plan.keysPerWriter()).mapToObj(k -> plan.key(number, k)).toList();
    return new KeyWriter(client, book, targets, keys, plan.seed() * 1_000_003L + number);
  }

  private static void list(ItemClient client, Book book, String target)
      throws InterruptedException {
    long start = System.nanoTime();
    book.listed(target, start, client.list(target), false);
  }

  /** Does something again and again, no more often than planned, until the end. */
  private void pace(long end, Task task) throws InterruptedException {
    long interval = (long) (TimeUnit.SECONDS.toNanos(1) / plan.operationsPerSecond());
    while (!stopped && System.nanoTime() - end < 0) {
      long next = System.nanoTime() + interval;
      task.run();
      TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
    }
  }

  private void await(ExecutorService threads, List<Task> tasks, Book book)
      throws InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (Task task : tasks) {
      running.add(
          threads.submit(
              () -> {
                task.run();
                return null;
              }));
    }
    for (Future<?> one : running) {
      boolean done = false;
      while (!done) {
        try {
          one.get(1, TimeUnit.SECONDS);
          done = true;
        } catch (TimeoutException stillRunning) {
          progress.accept(book.progress());
        } catch (ExecutionException e) {
          stopped = true;
          throw failure(e.getCause());
        }
      }
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof UncheckedIOException e) {
      return new CutoverException(
          ExitCode.FAILED,
          "the ledger's history cannot be written: " + e.getCause().getMessage(),
          e);
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
