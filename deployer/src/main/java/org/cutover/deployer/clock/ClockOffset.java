package org.cutover.deployer.clock;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far a machine's clock is ahead of this one's, in microseconds; negative if it is behind. The
 * true value lies within the bounds.
 *
 * @param low at least
 * @param high at most, not less than the low one
 */
public record ClockOffset(long low, long high) {
  /** Checks the order of the bounds. */
  public ClockOffset {
    if (low > high) {
      throw new IllegalArgumentException("bounds in the wrong order: " + low + ", " + high);
    }
  }

  /**
   * What an answer tells: the machine looked at its clock at some moment between the question and
   * the answer, and nobody knows at which.
   *
   * @param sent microseconds since 1970 on this machine's clock when the question was sent
   * @param received the same when the answer was there
   */
  public static ClockOffset of(long sent, HostTime told, long received) {
    return new ClockOffset(told.micros() - received, told.micros() + told.precisionMicros() - sent);
  }

  /** How uncertain it is. */
  public Duration width() {
    return Duration.of(high - low, ChronoUnit.MICROS);
  }

  /** The middle of the bounds, in milliseconds: the best guess. */
  public long millis() {
    return Math.round((low + high) / 2000.0);
  }

  /**
   * What two answers of one machine tell together; if they contradict each other its clock was set
   * meanwhile, and the later one counts.
   */
  public ClockOffset and(ClockOffset later) {
    long both = Math.max(low, later.low);
    long end = Math.min(high, later.high);
    return both <= end ? new ClockOffset(both, end) : later;
  }

  /** By how much it is ahead of another for sure; empty if it may not be. */
  Optional<Duration> surelyAhead(ClockOffset other) {
    return low > other.high
        ? Optional.of(Duration.of(low - other.high, ChronoUnit.MICROS))
        : Optional.empty();
  }
}
