package org.cutover.ledger.drive;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.ledger.history.Row;

/** Reads everything once nothing moves any more: the list, and every row of its own. */
final class FinalRead {
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final ItemClient client;
  private final Book book;
  private final List<String> targets;
  private final Duration limit;

  /**
   * @param limit for all of it
   */
  FinalRead(ItemClient client, Book book, List<String> targets, Duration limit) {
    this.client = client;
    this.book = book;
    this.targets = List.copyOf(targets);
    this.limit = limit;
  }

  /**
   * Reads.
   *
   * @return how many rows were read, or -1 if the service did not answer for all of them in time
   */
  int make() throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Map<String, Row> singles = new HashMap<>();
    Set<String> keys = new TreeSet<>(book.keys());
    for (String key : keys) {
      long start = System.nanoTime();
      Reply reply = client.show(targets.get(singles.size() % targets.size()), key);
      while (!(reply instanceof Reply.Shown)) {
        if (System.nanoTime() - deadline > 0) {
          return -1;
        }
        Thread.sleep(AGAIN.toMillis());
        start = System.nanoTime();
        reply = client.show(targets.get(singles.size() % targets.size()), key);
      }
      book.shown(key, start, reply, true);
      singles.put(key, ((Reply.Shown) reply).row());
    }
    for (String target : targets) {
      long start = System.nanoTime();
      Reply reply = client.list(target);
      while (!(reply instanceof Reply.Listed)) {
        if (System.nanoTime() - deadline > 0) {
          return -1;
        }
        Thread.sleep(AGAIN.toMillis());
        start = System.nanoTime();
        reply = client.list(target);
      }
      book.listed(start, reply, true);
      Map<String, Row> listed = ((Reply.Listed) reply).rows();
      keys.forEach(
          key -> book.compared(key, singles.get(key), listed.getOrDefault(key, Row.ABSENT)));
    }
    return keys.size();
  }
}
