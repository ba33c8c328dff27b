package org.cutover.ledger.drive;

import java.time.Duration;
import org.cutover.common.CutoverException;

/**
 * Who uses the service, how much and for how long.
 *
 * @param writers side by side, 1 to 1000; each key has one of them
 * @param keysPerWriter rows of each writer, 1 to 100000
 * @param readers of the whole list, side by side, 0 to 100
 * @param operationsPerSecond of each writer at most, above 0
 * @param duration of the writing, after all keys have been inserted once; above zero
 * @param seed of what each writer does
 */
public record LedgerPlan(
    int writers,
    int keysPerWriter,
    int readers,
    double operationsPerSecond,
    Duration duration,
    long seed) {
  /**
   * Checks the bounds.
   *
   * @throws CutoverException with the code for wrong usage
   */
  public LedgerPlan {
    require(writers >= 1 && writers <= 1000, "writers", writers, "1 to 1000");
    require(keysPerWriter >= 1 && keysPerWriter <= 100_000, "keys", keysPerWriter, "1 to 100000");
    require(readers >= 0 && readers <= 100, "readers", readers, "0 to 100");
    require(
        operationsPerSecond > 0 && operationsPerSecond <= 1000,
        "rate",
        operationsPerSecond,
        "above 0, at most 1000 a second");
    require(
        duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(Duration.ofDays(1)) <= 0,
        "duration",
        duration,
        "above zero, at most 24h");
  }

  private static void require(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw CutoverException.usage(
          "ledger: " + name + " " + value + " is not possible; " + allowed);
    }
  }

  /** The keys of a writer, from 0, that differ from those of every other and of other seeds. */
  String key(int writer, int number) {
    return "ledger-%x-%d-%d".formatted(seed, writer, number);
  }
}
