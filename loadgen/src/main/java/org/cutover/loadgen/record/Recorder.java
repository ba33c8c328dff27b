package org.cutover.loadgen.record;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;

/**
 * Takes samples from all users and brings them into a file and a tally on a thread of its own. The
 * queue is bounded: when the disk cannot follow, users wait and that is counted, but no sample is
 * ever dropped. When the disk fails, samples are taken off the queue still, so that no user hangs,
 * and {@link #finish} reports it.
 */
public final class Recorder {
  private static final int BATCH = 1024;
  private static final long IDLE_MILLIS = 50;

  private final Path file;
  private final BlockingQueue<Sample> queue;
  private final Tally tally = new Tally();
  private final AtomicLong waits = new AtomicLong();
  private final Runnable onFailure;
  private final Thread writer;
  private volatile boolean finishing;
  private volatile Exception failure;

  /**
   * Starts recording.
   *
   * @param capacity of the queue
   * @param onFailure called once if the file cannot be written
   */
  public Recorder(Path file, int capacity, Runnable onFailure) {
    this.file = file;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.onFailure = onFailure;
    this.writer = new Thread(this::write, "samples-writer");
    writer.start();
  }

  /** Keeps a sample; waits while the queue is full. */
  public void add(Sample sample) {
    if (queue.offer(sample)) {
      return;
    }
    waits.incrementAndGet();
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(sample);
        break;
      } catch (InterruptedException e) {
        // A user who is being ended still hands its last sample over.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How often a user had to wait for room. */
  public long waits() {
    return waits.get();
  }

  /** Asks the tally something, between two samples. */
  public <T> T tally(Function<Tally, T> question) {
    synchronized (tally) {
      return question.apply(tally);
    }
  }

  /**
   * Completes the file; after the last {@link #add}.
   *
   * @throws CutoverException if the file could not be written
   */
  public void finish() {
    finishing = true;
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new CutoverException(
          ExitCode.FAILED,
          "load: cannot write " + file + ": " + failure.getMessage() + "; the run does not count",
          failure);
    }
  }

  /** What a batch of samples goes to. */
  private interface Sink {
    void take(List<Sample> batch) throws IOException;
  }

  private void write() {
    try {
      DurableFiles.write(file, this::writeTo);
    } catch (IOException | RuntimeException e) {
      failure = e;
      onFailure.run();
      discard();
    }
  }

  private void writeTo(OutputStream out) throws IOException {
    try (Writer lines =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(out, 1 << 16), StandardCharsets.UTF_8))) {
      lines.write(SampleCsv.HEADER + "\n");
      StringBuilder text = new StringBuilder();
      drain(
          batch -> {
            text.setLength(0);
            batch.forEach(sample -> SampleCsv.append(text, sample));
            lines.append(text);
            synchronized (tally) {
              batch.forEach(tally::add);
            }
          });
    }
  }

  private void discard() {
    try {
      drain(batch -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drain(Sink sink) throws IOException {
    List<Sample> batch = new ArrayList<>();
    while (true) {
      // Read before the queue, so that nothing added before finish() can be left behind.
      boolean last = finishing;
      fill(batch);
      if (batch.isEmpty() && last) {
        return;
      }
      sink.take(batch);
      batch.clear();
    }
  }

  /** Takes the samples that wait, or none after a while without one. */
  private void fill(List<Sample> batch) {
    queue.drainTo(batch, BATCH);
    if (!batch.isEmpty()) {
      return;
    }
    try {
      Sample first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("the thread that writes samples was interrupted", e);
    }
  }
}
