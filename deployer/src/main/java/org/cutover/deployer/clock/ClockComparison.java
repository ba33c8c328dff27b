package org.cutover.deployer.clock;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Clocks of the machines that stamp writes. A row that is brought over keeps its write times, and
 * the later time wins: where clocks differ, a later write of a slow machine may be lost.
 *
 * @param offsets by machine
 */
public record ClockComparison(Map<String, ClockOffset> offsets) {
  /** Copies the map, in its order. */
  public ClockComparison {
    offsets = Collections.unmodifiableMap(new LinkedHashMap<>(offsets));
  }

  /**
   * Why these clocks do not do, if two differ by more than the limit for sure. An uncertain offset
   * is no reason: a busy machine answers late, whatever its clock says.
   */
  public Optional<String> problem(Duration limit) {
    if (offsets.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<String, ClockOffset> first =
        Collections.max(
            offsets.entrySet(), Comparator.comparingLong(entry -> entry.getValue().low()));
    Map.Entry<String, ClockOffset> last =
        Collections.min(
            offsets.entrySet(), Comparator.comparingLong(entry -> entry.getValue().high()));
    return first
        .getValue()
        .surelyAhead(last.getValue())
        .filter(ahead -> ahead.compareTo(limit) > 0)
        .map(ahead -> text(first.getKey(), last.getKey(), ahead, limit));
  }

  private static String text(String first, String last, Duration ahead, Duration limit) {
    return "the clock of "
        + first
        + " is at least "
        + ahead.toMillis()
        + " ms ahead of that of "
        + last
        + ", more than the "
        + limit.toMillis()
        + " ms allowed, so a later write could lose against an earlier one; let NTP set both, or"
        + " give a longer --clock-limit";
  }

  /** The best guesses by machine, in milliseconds. */
  public Map<String, Long> millis() {
    Map<String, Long> millis = new LinkedHashMap<>();
    offsets.forEach((machine, offset) -> millis.put(machine, offset.millis()));
    return millis;
  }

  /** The largest difference of two best guesses, in milliseconds; 0 without two. */
  public long largestMillis() {
    var guesses = millis().values().stream().mapToLong(Long::longValue).summaryStatistics();
    return guesses.getCount() == 0 ? 0 : guesses.getMax() - guesses.getMin();
  }
}
