package org.cutover.loadgen.jmeter;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When the first user started; unknown before. */
final class RunClock {
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile long startMillis;

  /** The first user starts now. */
  void start() {
    startMillis = System.currentTimeMillis();
    started.countDown();
  }

  boolean awaitStart(long millis) throws InterruptedException {
    return started.await(millis, TimeUnit.MILLISECONDS);
  }

  boolean isStarted() {
    return started.getCount() == 0;
  }

  /** A moment of the run in epoch milliseconds. */
  long epochMillis(long nanosFromStart) {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(nanosFromStart);
  }
}
