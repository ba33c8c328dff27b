package org.cutover.deployer.database;

import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.time.TimestampGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Timestamps of writes in real microseconds, each later than the one before. The driver's own
 * generator needs native code for that, which takes a sixth of the deployer's start; without it,
 * writes within a millisecond would look simultaneous.
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
