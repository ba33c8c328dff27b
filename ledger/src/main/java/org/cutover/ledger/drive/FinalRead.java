package org.cutover.ledger.drive;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cutover.ledger.history.Row;

/** Reads everything once nothing moves any more: every row of its own, and the list everywhere. */
final class FinalRead {
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final ItemClient client;
  private final Book book;
  private final List<String> targets;
  private final long deadline;

  /**
   * @param limit for all of it, from now on
   */
  FinalRead(ItemClient client, Book book, List<String> targets, Duration limit) {
    this.client = client;
    this.book = book;
    this.targets = List.copyOf(targets);
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  private interface Question {
    Reply ask() throws InterruptedException;
  }

  /**
   * Reads.
   *
   * @return how many rows were read; empty if the service did not answer for all of them in time
   */
  Optional<Integer> make() throws InterruptedException {
    Map<String, Row> singles = new HashMap<>();
    Set<String> keys = new TreeSet<>(book.keys());
    for (String key : keys) {
      String target = targets.get(singles.size() % targets.size());
      long start = System.nanoTime();
      Optional<Reply> reply =
          answered(() -> client.show(target, key), Reply.Shown.class::isInstance);
      if (reply.isEmpty()) {
        return Optional.empty();
      }
      book.shown(key, target, start, reply.get(), true);
      singles.put(key, ((Reply.Shown) reply.get()).row());
    }
    for (String target : targets) {
      long start = System.nanoTime();
      Optional<Reply> reply = answered(() -> client.list(target), Reply.Listed.class::isInstance);
      if (reply.isEmpty()) {
        return Optional.empty();
      }
      book.listed(target, start, reply.get(), true);
      Map<String, Row> listed = ((Reply.Listed) reply.get()).rows();
      keys.forEach(
          key -> book.compared(key, singles.get(key), listed.getOrDefault(key, Row.ABSENT)));
    }
    return Optional.of(keys.size());
  }

  /** Asks until there is an answer that tells something; empty if none comes in time. */
  private Optional<Reply> answered(Question question, Predicate<Reply> tells)
      throws InterruptedException {
    while (true) {
      Reply reply = question.ask();
      if (tells.test(reply)) {
        return Optional.of(reply);
      }
      if (System.nanoTime() - deadline > 0) {
        return Optional.empty();
      }
      Thread.sleep(AGAIN.toMillis());
    }
  }
}
