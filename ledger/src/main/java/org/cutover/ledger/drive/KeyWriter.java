package org.cutover.ledger.drive;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.cutover.ledger.history.Row;
import org.cutover.ledger.history.Write;

/** The only writer of some keys: one operation at a time, chosen by its seed. */
final class KeyWriter {
  private static final double READS = 0.25;
  private static final double DELETES = 0.3;

  private final ItemClient client;
  private final Book book;
  private final List<String> targets;
  private final List<String> keys;
  private final RandomGenerator random;

  /**
   * @param targets the load balancers, each as {@code host:port}
   * @param seed of what it does
   */
  KeyWriter(ItemClient client, Book book, List<String> targets, List<String> keys, long seed) {
    this.client = client;
    this.book = book;
    this.targets = List.copyOf(targets);
    this.keys = List.copyOf(keys);
    this.random = new SplittableRandom(seed);
  }

  /** Inserts every key once. */
  void insertAll(BooleanSupplier stop) throws InterruptedException {
    for (String key : keys) {
      if (stop.getAsBoolean()) {
        return;
      }
      write(key, Write.Kind.INSERT);
    }
  }

  /** Does one operation. */
  void next() throws InterruptedException {
    String key = keys.get(random.nextInt(keys.size()));
    if (random.nextDouble() < READS) {
      String target = target();
      long start = System.nanoTime();
      book.shown(key, target, start, client.show(target, key), false);
    } else {
      write(key, kind(book.allowedNow(key)));
    }
  }

  /** Inserts what is not there, changes or deletes what is, and tries either where nobody knows. */
  private Write.Kind kind(Set<Row> allowed) {
    boolean mayBeAbsent = allowed.contains(Row.ABSENT);
    boolean mayExist = allowed.size() > 1 || !mayBeAbsent;
    if (mayBeAbsent && (!mayExist || random.nextBoolean())) {
      return Write.Kind.INSERT;
    }
    return random.nextDouble() < DELETES ? Write.Kind.DELETE : Write.Kind.UPDATE;
  }

  private void write(String key, Write.Kind kind) throws InterruptedException {
    String target = target();
    Write write = book.begin(key, kind);
    String value = Write.value(key, write.sequence());
    Reply reply =
        switch (kind) {
          case INSERT -> client.insert(target, key, value);
          case UPDATE -> client.update(target, key, value);
          case DELETE -> client.delete(target, key);
        };
    book.end(write, target, reply);
  }

  private String target() {
    return targets.get(random.nextInt(targets.size()));
  }
}
