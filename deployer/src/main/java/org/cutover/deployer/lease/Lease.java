package org.cutover.deployer.lease;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;

/**
 * The right to change something, for as long as heartbeats confirm it. Whoever makes a change asks
 * first, so that a deployer that slept, or that the database no longer answers, changes nothing
 * that another one may own by now.
 *
 * <p>Two clocks are watched, because the monotonic one stands still while a machine is suspended
 * and the other one may be set.
 */
public final class Lease {
  /**
   * For this long after a confirmed heartbeat. Shorter than the time after which others may take
   * the lock, by as much as two clocks may differ.
   */
  public static final Duration TERM = Duration.ofSeconds(15);

  private final Clock clock;
  private final LongSupplier nanos;
  private volatile Confirmed confirmed;
  private volatile String lost;

  private record Confirmed(long nanos, Instant time) {}

  /** A lease that nobody has confirmed: nothing may be changed yet. */
  public Lease(Clock clock) {
    this(clock, System::nanoTime);
  }

  /**
   * @param nanos a monotonic clock
   */
  Lease(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /** A point in time on both clocks, to be taken before a heartbeat is sent. */
  public Moment now() {
    return new Moment(nanos.getAsLong(), clock.instant());
  }

  /** When a heartbeat was sent. */
  public record Moment(long nanos, Instant time) {}

  /** A heartbeat that was sent then has been confirmed. */
  public void confirm(Moment sent) {
    confirmed = new Confirmed(sent.nanos(), sent.time());
  }

  /** Somebody else has the lock, or it was given back: there is no way back to this lease. */
  public void end(String reason) {
    lost = reason;
  }

  /** Why it has ended for good, if it has. */
  public Optional<String> lost() {
    return Optional.ofNullable(lost);
  }

  /**
   * Returns if a change may be made now.
   *
   * @throws CutoverException if not; its cause is an {@link Unconfirmed} if a later heartbeat can
   *     still confirm it
   */
  public void require() {
    if (lost != null) {
      throw new CutoverException(ExitCode.UNCLEAR, lost);
    }
    Confirmed last = confirmed;
    if (last == null) {
      throw new IllegalStateException("nothing may be changed without the lock");
    }
    Duration monotonic = Duration.ofNanos(nanos.getAsLong() - last.nanos());
    Duration wall = Duration.between(last.time(), clock.instant());
    Duration silent = monotonic.compareTo(wall) > 0 ? monotonic : wall;
    if (silent.compareTo(TERM) > 0) {
      Unconfirmed cause = new Unconfirmed(silent);
      throw new CutoverException(ExitCode.UNCLEAR, cause.getMessage(), cause);
    }
  }

  /** The database has not confirmed the lock for too long; it may again. */
  public static final class Unconfirmed extends IOException {
    private static final long serialVersionUID = 1L;

    private final Duration silent;

    Unconfirmed(Duration silent) {
      super(
          "the database has not confirmed the lock for "
              + Durations.format(Duration.ofMillis(silent.toMillis()))
              + ", so nothing is changed");
      this.silent = silent;
    }

    /** How long ago the last confirmed heartbeat was sent. */
    public Duration silent() {
      return silent;
    }
  }
}
