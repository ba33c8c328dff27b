package org.cutover.lab.embedded.balancer;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;

/** Waits for something to become true, by asking again until a deadline. */
final class Eventually {
  private Eventually() {}

  static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - deadline > 0) {
        Assertions.fail("not within 10 s: " + what);
      }
      Thread.sleep(5);
    }
  }
}
