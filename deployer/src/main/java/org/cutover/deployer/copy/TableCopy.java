package org.cutover.deployer.copy;

import com.datastax.oss.driver.api.core.DriverException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.cutover.common.CutoverException;
import org.cutover.deployer.backoff.Throttle;
import org.cutover.deployer.copy.PartitionReader.Partition;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.release.Release;

/**
 * Brings the new table up to the old one, pass by pass. A pass reads both tables by token range,
 * compares every key both ways, and writes what the new one lacks with its original times.
 */
public final class TableCopy implements AutoCloseable {
  private static final int MOST_RANGES = 16;
  private static final int ROWS_A_RANGE = 2000;
  private static final int PARALLEL = 4;
  private static final int ATTEMPTS = 4;

  private final PartitionReader old;
  private final PartitionReader next;
  private final NewTable table;
  private final Release.Rows rows;
  private final CopyMemory memory;
  private final Comparison comparison;
  private final Clock clock;
  private final Throttle throttle;
  private final ExecutorService threads;
  private final Count copied = new Count(false);
  private volatile long rowsBefore = Long.MAX_VALUE;
  private volatile long sharedAt = Long.MAX_VALUE;

  /** At full pace; both tables must be there. */
  public TableCopy(Database database, ColumnMapping mapping, Clock clock) {
    this(database, mapping, clock, new Throttle());
  }

  /**
   * Prepares everything; both tables must be there.
   *
   * @param throttle makes the copy go slower where somebody says so
   */
  public TableCopy(Database database, ColumnMapping mapping, Clock clock, Throttle throttle) {
    this.throttle = throttle;
    this.old = PartitionReader.ofOld(database, mapping);
    this.next = PartitionReader.ofNew(database, mapping);
    this.table = new NewTable(database, mapping);
    this.rows = mapping.rows();
    this.clock = clock;
    this.memory = new CopyMemory(micros());
    this.comparison = new Comparison(memory);
    this.threads =
        Executors.newFixedThreadPool(
            PARALLEL,
            task -> {
              Thread thread = new Thread(task, "deployer-copy");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** From now on the new version may write to the new table. */
  public void share() {
    sharedAt = micros();
    memory.share(sharedAt);
  }

  /** Somebody else filled the new table before: nothing in it may be taken for ours and deleted. */
  public void ownNothing() {
    memory.ownNothing();
  }

  /**
   * The first pass. One that failed may be begun again and goes on with the ranges that are left.
   *
   * @param done whether the range that ends here has been copied already
   * @param onDone told the end of each range once it has been copied
   * @return what this call brought over
   */
  public PassResult copy(LongPredicate done, LongConsumer onDone) throws InterruptedException {
    List<TokenRange> ranges =
        TokenRange.split(MOST_RANGES).stream().filter(range -> !done.test(range.end())).toList();
    PassResult pass = pass(ranges, false, onDone);
    if (ranges.size() < MOST_RANGES) {
      // How large the table is was not seen.
      rowsBefore = Long.MAX_VALUE;
    }
    return pass;
  }

  /** What all calls of {@link #copy} brought over, those that failed included; without a time. */
  public PassResult copied() {
    synchronized (copied) {
      return copied.result(0, 0);
    }
  }

  /** A pass over everything that keeps the differences it found. */
  public PassResult catchUp() throws InterruptedException {
    long wanted = rowsBefore / ROWS_A_RANGE + 1;
    return pass(TokenRange.split((int) Math.min(MOST_RANGES, wanted)), true, end -> {});
  }

  private PassResult pass(List<TokenRange> ranges, boolean keep, LongConsumer onDone)
      throws InterruptedException {
    long start = System.nanoTime();
    long waited = throttle.waitedMillis();
    List<Callable<Count>> tasks = new ArrayList<>();
    for (TokenRange range : ranges) {
      tasks.add(
          () -> {
            Count count = patiently(range, keep);
            onDone.accept(range.end());
            if (!keep) {
              synchronized (copied) {
                copied.add(count);
              }
            }
            return count;
          });
    }
    Count total = new Count(keep);
    for (Future<Count> one : threads.invokeAll(tasks)) {
      try {
        total.add(one.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
    rowsBefore = total.rows;
    return total.result((System.nanoTime() - start) / 1_000_000, throttle.waitedMillis() - waited);
  }

  /** A busy database may let a request time out; doing a range again is harmless. */
  private Count patiently(TokenRange range, boolean keep) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        Count count = new Count(keep);
        compare(range, count);
        return count;
      } catch (CutoverException | DriverException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Both tables are read in token order, so equal tokens meet. */
  private void compare(TokenRange range, Count count) throws InterruptedException {
    Throttle.Worker worker = throttle.worker();
    Iterator<Partition> left = old.read(range);
    Iterator<Partition> right = next.read(range);
    Partition from = left.hasNext() ? left.next() : null;
    Partition to = right.hasNext() ? right.next() : null;
    while (from != null || to != null) {
      if (Thread.interrupted()) {
        throw new InterruptedException("broken off");
      }
      boolean takeFrom = to == null || (from != null && from.token() <= to.token());
      boolean takeTo = from == null || (to != null && to.token() <= from.token());
      compare(takeFrom ? from.rows() : Map.of(), takeTo ? to.rows() : Map.of(), count);
      if (takeFrom) {
        from = left.hasNext() ? left.next() : null;
      }
      if (takeTo) {
        to = right.hasNext() ? right.next() : null;
      }
      worker.rest();
    }
  }

  private void compare(
      Map<List<ByteBuffer>, CopyRow> from, Map<List<ByteBuffer>, CopyRow> to, Count count) {
    Set<List<ByteBuffer>> keys = new LinkedHashSet<>(from.keySet());
    keys.addAll(to.keySet());
    count.rows += from.size();
    for (List<ByteBuffer> key : keys) {
      for (Difference difference : comparison.compare(from.get(key), to.get(key))) {
        apply(from.get(key), difference, count);
        count.found(difference);
      }
    }
  }

  private void apply(CopyRow row, Difference difference, Count count) {
    if (difference instanceof Difference.Write write) {
      int elapsed = (int) ((System.nanoTime() - row.readAt()) / 1_000_000_000L);
      RowWrites.Writes writes =
          RowWrites.of(row, write, rows, memory.markerTime(write.key()), elapsed);
      memory.writing(write.key(), write.newest());
      table.write(write, writes);
      count.written++;
      if (write.newest() >= sharedAt) {
        count.staleMicros = Math.max(count.staleMicros, micros() - write.newest());
      }
    } else if (difference instanceof Difference.DeleteRow delete) {
      memory.deleting(delete.key(), delete.upTo());
      table.delete(delete);
      count.deleted++;
    } else if (difference instanceof Difference.DeleteCells delete) {
      table.delete(delete);
      count.deleted++;
    }
  }

  private long micros() {
    java.time.Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** The running numbers of one range, in one thread. */
  private static final class Count {
    private final boolean keep;
    private final Set<Difference.Identity> found = new LinkedHashSet<>();
    private long rows;
    private long written;
    private long deleted;
    private long staleMicros;

    Count(boolean keep) {
      this.keep = keep;
    }

    void found(Difference difference) {
      if (keep) {
        found.add(difference.identity());
      }
    }

    void add(Count other) {
      rows += other.rows;
      written += other.written;
      deleted += other.deleted;
      staleMicros = Math.max(staleMicros, other.staleMicros);
      found.addAll(other.found);
    }

    PassResult result(long ms, long throttledMs) {
      return new PassResult(rows, written, deleted, found, staleMicros, ms, throttledMs);
    }
  }
}
