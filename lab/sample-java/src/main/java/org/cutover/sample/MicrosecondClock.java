package org.cutover.sample;

import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.time.TimestampGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Timestamps of writes in real microseconds, each later than the one before. The driver's own
 * generator needs native code for that, which costs half of the start; without it, writes of two
 * applications within a millisecond would look simultaneous.
 */
public final class MicrosecondClock implements TimestampGenerator {
  private final AtomicLong last = new AtomicLong();

  /** Called by the driver, which is given the name of this class. */
  public MicrosecondClock(DriverContext context) {}

  @Override
  public long next() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return last.updateAndGet(previous -> Math.max(previous + 1, now));
  }

  @Override
  public void close() {}
}
