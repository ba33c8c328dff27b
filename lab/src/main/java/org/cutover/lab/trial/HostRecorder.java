package org.cutover.lab.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cutover.lab.HostUse;

/** Writes down, second by second, what each host uses: {@code time,host,cpu_pct,memory_mb}. */
final class HostRecorder implements AutoCloseable {
  private record Seen(long nanos, HostUse use) {}

  private final Supplier<List<HostUse>> source;
  private final StringBuilder rows = new StringBuilder("time,host,cpu_pct,memory_mb\n");
  private final Map<String, Seen> before = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "host-recorder");
            thread.setDaemon(true);
            return thread;
          });

  private HostRecorder(Supplier<List<HostUse>> source) {
    this.source = source;
  }

  static HostRecorder start(Supplier<List<HostUse>> source) {
    HostRecorder recorder = new HostRecorder(source);
    var unused = recorder.clock.scheduleAtFixedRate(recorder::look, 0, 1, TimeUnit.SECONDS);
    return recorder;
  }

  private void look() {
    long nanos = System.nanoTime();
    long time = System.currentTimeMillis();
    for (HostUse use : source.get()) {
      add(time, nanos, use);
    }
  }

  private synchronized void add(long time, long nanos, HostUse use) {
    Seen last = before.put(use.host(), new Seen(nanos, use));
    // A host whose processor time has become less is another process since: it starts anew.
    if (last != null && use.cpuNanos() >= last.use().cpuNanos()) {
      double share = 100.0 * (use.cpuNanos() - last.use().cpuNanos()) / (nanos - last.nanos());
      rows.append(
          String.format(Locale.ROOT, "%d,%s,%.1f,%s\n", time, use.host(), share, megabytes(use)));
    }
  }

  private static String megabytes(HostUse use) {
    return use.memoryBytes() < 0 ? "" : Long.toString(use.memoryBytes() >> 20);
  }

  /** Stops, and leaves the file where there is anything to tell. */
  void finish(Path file) throws IOException {
    close();
    synchronized (this) {
      if (!before.isEmpty()) {
        Files.writeString(file, rows);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      clock.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
