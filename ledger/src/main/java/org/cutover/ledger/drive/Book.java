package org.cutover.ledger.drive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cutover.ledger.history.Outcome;
import org.cutover.ledger.history.Row;
import org.cutover.ledger.history.Write;
import org.cutover.ledger.verdict.Anomaly;
import org.cutover.ledger.verdict.Contradiction;
import org.cutover.ledger.verdict.KeyLedger;
import org.cutover.ledger.verdict.Verdict;

/**
 * What everybody did, written down and judged as it comes. Safe to use from several threads; every
 * operation is one line of the history.
 */
final class Book {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, KeyLedger> ledgers = new TreeMap<>();
  private final Map<String, Write> underWay = new TreeMap<>();
  private final List<Contradiction> contradictions = new ArrayList<>();
  private final Writer history;
  private long writes;
  private long acknowledged;
  private long unknown;
  private long reads;
  private long failed;

  /**
   * @param history takes a line per operation
   */
  Book(Writer history) {
    this.history = history;
  }

  /** Writes down what a run is going to do, so that it can be done again. */
  synchronized void plan(LedgerPlan plan, List<String> targets) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("schema", 1)
            .put("operation", "plan")
            .put("seed", plan.seed())
            .put("writers", plan.writers())
            .put("keys_per_writer", plan.keysPerWriter())
            .put("readers", plan.readers())
            .put("operations_per_second", plan.operationsPerSecond())
            .put("duration_ms", plan.duration().toMillis())
            .put("start_ms", System.currentTimeMillis())
            .put("start_ns", System.nanoTime());
    targets.forEach(line.putArray("targets")::add);
    append(line);
  }

  /** The keys that have ever been written or tried. */
  synchronized Set<String> keys() {
    return Set.copyOf(ledgers.keySet());
  }

  /** What a key may show to its own writer now. */
  synchronized Set<Row> allowedNow(String key) {
    return ledger(key).allowedNow();
  }

  /** A write is about to be sent; it is kept as under way until it ends. */
  synchronized Write begin(String key, Write.Kind kind) {
    long now = System.nanoTime();
    Write write =
        new Write(key, ledger(key).nextSequence(), kind, Outcome.UNKNOWN, now, Long.MAX_VALUE);
    underWay.put(key, write);
    return write;
  }

  /** A write has ended, with this answer. */
  synchronized void end(Write sent, String target, Reply reply) {
    long now = System.nanoTime();
    Set<Row> allowed = ledger(sent.key()).allowedNow();
    Outcome outcome = outcome(reply);
    underWay.remove(sent.key());
    Write ended = new Write(sent.key(), sent.sequence(), sent.kind(), outcome, sent.start(), now);
    existed(sent.kind(), reply)
        .ifPresent(
            existed ->
                ledger(sent.key())
                    .judge(existed, allowed)
                    .ifPresent(
                        anomaly ->
                            contradicted(
                                anomaly,
                                sent.key(),
                                sent.kind().word(),
                                existed ? "that there is a row" : Row.ABSENT.toString(),
                                allowed,
                                false)));
    ledger(sent.key()).add(ended);
    writes++;
    acknowledged += outcome == Outcome.OK ? 1 : 0;
    unknown += outcome == Outcome.UNKNOWN ? 1 : 0;
    failed += failed(reply) ? 1 : 0;
    line(
        line(sent.kind().word(), target, sent.start(), now)
            .put("key", sent.key())
            .put("sequence", sent.sequence())
            .put("outcome", outcome.name().toLowerCase(Locale.ROOT)),
        reply);
  }

  private static boolean failed(Reply reply) {
    return reply instanceof Reply.NotSent || reply instanceof Reply.Unclear;
  }

  private static Outcome outcome(Reply reply) {
    if (reply instanceof Reply.Acknowledged) {
      return Outcome.OK;
    }
    return reply instanceof Reply.Refused || reply instanceof Reply.NotSent
        ? Outcome.FAIL
        : Outcome.UNKNOWN;
  }

  /**
   * Whether an answer to a write says that there was a row before it; empty if it tells nothing.
   */
  private static Optional<Boolean> existed(Write.Kind kind, Reply reply) {
    if (reply instanceof Reply.Refused refused) {
      return Optional.of(refused.existed());
    }
    return reply instanceof Reply.Acknowledged
        ? Optional.of(kind != Write.Kind.INSERT)
        : Optional.empty();
  }

  /** A key's own writer has read its row. */
  synchronized void shown(String key, String target, long start, Reply reply, boolean last) {
    long now = System.nanoTime();
    if (reply instanceof Reply.Shown shown) {
      reads++;
      Set<Row> allowed = ledger(key).allowedNow();
      judged(key, "row", shown.row(), allowed, last);
    }
    failed += !last && failed(reply) ? 1 : 0;
    line(line("row", target, start, now).put("key", key), reply);
  }

  /** Somebody has read the list. */
  synchronized void listed(String target, long start, Reply reply, boolean last) {
    long now = System.nanoTime();
    if (reply instanceof Reply.Listed listed) {
      reads++;
      for (KeyLedger ledger : ledgers.values()) {
        Set<Row> allowed =
            ledger.allowed(start, now, Optional.ofNullable(underWay.get(ledger.key())));
        Row row = listed.rows().getOrDefault(ledger.key(), Row.ABSENT);
        judged(ledger.key(), "list", row, allowed, last);
      }
    }
    failed += !last && failed(reply) ? 1 : 0;
    line(line("list", target, start, now), reply);
  }

  /** The list and the single row, both read while nothing moved. */
  synchronized void compared(String key, Row single, Row inList) {
    if (!single.equals(inList)) {
      contradicted(Anomaly.LIST_DISAGREES, key, "list", inList.toString(), Set.of(single), true);
    }
  }

  private void judged(String key, String asked, Row shown, Set<Row> allowed, boolean last) {
    ledger(key)
        .judge(shown, allowed)
        .ifPresent(anomaly -> contradicted(anomaly, key, asked, shown.toString(), allowed, last));
  }

  private void contradicted(
      Anomaly anomaly, String key, String asked, String shown, Set<Row> allowed, boolean last) {
    String may = String.join(" or ", allowed.stream().map(Row::toString).sorted().toList());
    Contradiction one =
        new Contradiction(anomaly, key, asked, shown, may, System.currentTimeMillis(), last);
    contradictions.add(one);
    append(
        JSON.createObjectNode()
            .put("schema", 1)
            .put("operation", "contradiction")
            .put("anomaly", anomaly.word())
            .put("key", key)
            .put("asked", asked)
            .put("shown", shown)
            .put("allowed", may)
            .put("at_ms", one.atMillis())
            .put("final", last));
  }

  /**
   * What has been proven.
   *
   * @param finalRows rows that were read last; empty if the final read could not be made
   */
  synchronized Verdict verdict(Optional<Integer> finalRows) {
    return new Verdict(
        writes,
        acknowledged,
        unknown,
        reads,
        failed,
        finalRows.orElse(0),
        finalRows.isPresent(),
        contradictions);
  }

  /** How many operations and contradictions there are so far, for people. */
  synchronized String progress() {
    return "%d writes, %d reads, %d contradictions".formatted(writes, reads, contradictions.size());
  }

  private KeyLedger ledger(String key) {
    return ledgers.computeIfAbsent(key, KeyLedger::new);
  }

  private static ObjectNode line(String operation, String target, long start, long end) {
    return JSON.createObjectNode()
        .put("schema", 1)
        .put("operation", operation)
        .put("target", target)
        .put("start_ns", start)
        .put("end_ns", end);
  }

  private void line(ObjectNode line, Reply reply) {
    if (reply instanceof Reply.Shown shown) {
      line.put("shown", shown.row().toString());
    } else if (reply instanceof Reply.Listed listed) {
      ObjectNode rows = line.putObject("rows");
      ledgers.keySet().stream()
          .filter(listed.rows()::containsKey)
          .forEach(key -> rows.put(key, listed.rows().get(key).toString()));
    } else {
      line.put("answer", reply.toString());
    }
    append(line);
  }

  private void append(ObjectNode line) {
    try {
      history.write(line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
