package org.cutover.ledger.verdict;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a ledger has proven.
 *
 * @param writes that were sent
 * @param acknowledged of them
 * @param unknown of them, whose outcome is not known
 * @param reads of single rows and of the list that were answered
 * @param failed requests of the time before the final read that were not answered, or with an error
 * @param finalRows rows that were read last; the final read covers every key or does not count
 * @param complete whether the final read was made; without it there is no verdict
 * @param contradictions in the order in which they were seen
 */
public record Verdict(
    long writes,
    long acknowledged,
    long unknown,
    long reads,
    long failed,
    int finalRows,
    boolean complete,
    List<Contradiction> contradictions) {
  /** Copies the list. */
  public Verdict {
    contradictions = List.copyOf(contradictions);
  }

  /** What it comes to. */
  public enum Kind {
    /** No answer contradicts what was acknowledged. */
    CLEAN,
    /** At least one does. */
    CONTRADICTED,
    /** The final read is missing, so that nobody can tell. */
    UNKNOWN
  }

  /** What it comes to. A contradiction stays one, whatever is missing afterwards. */
  public Kind kind() {
    if (!contradictions.isEmpty()) {
      return Kind.CONTRADICTED;
    }
    return complete ? Kind.CLEAN : Kind.UNKNOWN;
  }

  /** How often each anomaly was seen. */
  public Map<Anomaly, Long> counts() {
    return contradictions.stream()
        .collect(
            Collectors.groupingBy(
                Contradiction::anomaly, () -> new EnumMap<>(Anomaly.class), Collectors.counting()));
  }
}
