package org.cutover.lab.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
public final class HostRecorder implements AutoCloseable {
  private record Seen(long nanos, HostUse use) {}

  private final Supplier<List<HostUse>> source;
  private final List<Observation> observations = new ArrayList<>();
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

  /**
   * Begins to look, every second.
   *
   * @param source what each host has used so far, itself told anew each time
   */
  public static HostRecorder start(Supplier<List<HostUse>> source) {
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
      observations.add(
          new Observation(
              time,
              use.host(),
              share,
              use.memoryBytes() >> 20,
              use.processors().map(processors -> 100 * processors)));
    }
  }

  /**
   * Stops, and leaves the file where there is anything to tell.
   *
   * @return what was seen, in the order of the file
   */
  public List<Observation> finish(Path file) throws IOException {
    close();
    synchronized (this) {
      if (!before.isEmpty()) {
        Files.writeString(file, text());
      }
      return List.copyOf(observations);
    }
  }

  private String text() {
    StringBuilder rows = new StringBuilder("time,host,cpu_pct,memory_mb\n");
    for (Observation seen : observations) {
      String memory = seen.memoryMegabytes() < 0 ? "" : Long.toString(seen.memoryMegabytes());
      rows.append(
          String.format(
              Locale.ROOT, "%d,%s,%.1f,%s\n", seen.time(), seen.host(), seen.cpuPct(), memory));
    }
    return rows.toString();
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
