package org.cutover.lab.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cutover.lab.HostUse;

/** Writes down, second by second, what each host uses: {@code time,host,cpu_pct,memory_mb}. */
public final class HostRecorder implements AutoCloseable {
  private final Supplier<Stream<HostUse>> source;
  private final List<Observation> observations = new ArrayList<>();
  private final Looks looks = new Looks();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "host-recorder");
            thread.setDaemon(true);
            return thread;
          });

  private HostRecorder(Supplier<Stream<HostUse>> source) {
    this.source = source;
  }

  /**
   * Begins to look, every second.
   *
   * @param source what each host has used so far, read as the stream comes to it
   */
  public static HostRecorder start(Supplier<Stream<HostUse>> source) {
    HostRecorder recorder = new HostRecorder(source);
    var unused = recorder.clock.scheduleAtFixedRate(recorder::look, 0, 1, TimeUnit.SECONDS);
    return recorder;
  }

  private void look() {
    // The clocks are read for each host: on a busy machine it takes long to come to the last.
    source.get().forEach(use -> add(System.currentTimeMillis(), System.nanoTime(), use));
  }

  private synchronized void add(long time, long nanos, HostUse use) {
    looks.add(time, nanos, use).ifPresent(observations::add);
  }

  /**
   * Stops, and leaves the file where there is anything to tell.
   *
   * @return what was seen, in the order of the file
   */
  public List<Observation> finish(Path file) throws IOException {
    close();
    synchronized (this) {
      if (looks.any()) {
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
