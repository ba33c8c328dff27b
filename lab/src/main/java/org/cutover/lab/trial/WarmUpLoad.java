package org.cutover.lab.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.run.WarmUp;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.Snapshot;

/**
 * Watches a load that warms a lab up and ends it when response times no longer fall. Told by one
 * thread; asked for the result when the load has ended.
 */
final class WarmUpLoad implements LoadListener {
  private static final int SHORTEST_WINDOW = 10;

  private final Duration limit;
  private final Terminal terminal;
  private final Runnable end;
  private final List<Double> meanMs = new ArrayList<>();
  private final long start = System.nanoTime();
  private boolean steady;

  /**
   * @param limit of the load
   * @param end ends the load early
   */
  WarmUpLoad(Duration limit, Terminal terminal, Runnable end) {
    this.limit = limit;
    this.terminal = terminal;
    this.end = end;
  }

  @Override
  public void started(Instant rampUpStart) {
    terminal.status("warming up");
  }

  @Override
  public void progress(Snapshot snapshot) {
    meanMs.add(snapshot.meanMs());
    terminal.status(
        String.format(
            Locale.ROOT,
            "warming up until response times no longer fall, at most %d s: %d s, %.1f ms",
            limit.toSeconds(),
            meanMs.size(),
            snapshot.meanMs()));
    if (!steady && isSteady(meanMs, limit)) {
      steady = true;
      end.run();
    }
  }

  /**
   * Whether the mean response times of the latest seconds no longer fall: those of a tenth of the
   * limit, and at least ten. Seconds without an answer have no mean and are never steady.
   */
  static boolean isSteady(List<Double> meanMs, Duration limit) {
    int window = (int) Math.max(SHORTEST_WINDOW, limit.toSeconds() / 10);
    if (meanMs.size() < window) {
      return false;
    }
    List<Double> latest = meanMs.subList(meanMs.size() - window, meanMs.size());
    return latest.stream().allMatch(mean -> mean > 0) && !FallingTrend.in(latest);
  }

  WarmUp result() {
    return new WarmUp(Duration.ofNanos(System.nanoTime() - start), limit, steady, meanMs);
  }
}
