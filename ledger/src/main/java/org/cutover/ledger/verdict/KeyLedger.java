package org.cutover.ledger.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.ledger.history.Outcome;
import org.cutover.ledger.history.Row;
import org.cutover.ledger.history.Write;

/**
 * What one key may show. It has one writer, whose next write begins after the last has ended, so
 * that at any moment the key shows the last acknowledged write, or one whose outcome became unknown
 * since, or one that is under way. Writes of unknown outcome stay possible until a later write is
 * acknowledged: that one has the later timestamp.
 *
 * <p>Not safe for several threads.
 */
public final class KeyLedger {
  private final String key;
  private final List<Write> writes = new ArrayList<>();

  /** A key that has never been written. */
  public KeyLedger(String key) {
    this.key = key;
  }

  /** The id of the row. */
  public String key() {
    return key;
  }

  /** The number that the key's next write gets. */
  public int nextSequence() {
    return writes.size() + 1;
  }

  /**
   * Takes note of a write that has ended.
   *
   * @throws IllegalArgumentException if it is another key's or not the next one
   */
  public void add(Write write) {
    if (!write.key().equals(key) || write.sequence() != nextSequence()) {
      throw new IllegalArgumentException(write + " is not the next write of " + key);
    }
    writes.add(write);
  }

  /**
   * What an answer may show.
   *
   * @param from when it was asked for
   * @param to when it was there
   * @param underWay a write that had been sent by then and has not ended yet
   */
  public Set<Row> allowed(long from, long to, Optional<Write> underWay) {
    Set<Row> allowed = new LinkedHashSet<>();
    int base = lastAcknowledged(from);
    allowed.add(base < 0 ? Row.ABSENT : writes.get(base).result());
    for (Write write : writes.subList(base + 1, writes.size())) {
      if (write.outcome() != Outcome.FAIL && write.start() <= to) {
        allowed.add(write.result());
      }
    }
    underWay.filter(write -> write.start() <= to).ifPresent(write -> allowed.add(write.result()));
    return allowed;
  }

  /** What the key may show now that nothing is under way. */
  public Set<Row> allowedNow() {
    return allowed(Long.MAX_VALUE, Long.MAX_VALUE, Optional.empty());
  }

  private int lastAcknowledged(long before) {
    int last = -1;
    for (int i = 0; i < writes.size(); i++) {
      if (writes.get(i).outcome() == Outcome.OK && writes.get(i).end() <= before) {
        last = i;
      }
    }
    return last;
  }

  /** What is wrong with an answer that shows a row or none; empty if nothing is. */
  public Optional<Anomaly> judge(Row shown, Set<Row> allowed) {
    if (allowed.contains(shown)) {
      return Optional.empty();
    }
    if (shown.isAbsent()) {
      return Optional.of(Anomaly.LOST);
    }
    if (shown.isMixed()) {
      return Optional.of(Anomaly.MIXED_ROW);
    }
    if (writes.stream().noneMatch(write -> write.result().equals(shown))) {
      return Optional.of(Anomaly.PHANTOM);
    }
    return Optional.of(allowed.equals(Set.of(Row.ABSENT)) ? Anomaly.RESURRECTED : Anomaly.STALE);
  }

  /**
   * What is wrong with an answer to a write, which tells only whether there was a row before it.
   *
   * @param existed whether the service says that there was one
   */
  public Optional<Anomaly> judge(boolean existed, Set<Row> allowed) {
    boolean mayExist = allowed.stream().anyMatch(row -> !row.isAbsent());
    boolean mayBeAbsent = allowed.contains(Row.ABSENT);
    if (existed && !mayExist) {
      return Optional.of(Anomaly.RESURRECTED);
    }
    return !existed && !mayBeAbsent ? Optional.of(Anomaly.LOST) : Optional.empty();
  }
}
