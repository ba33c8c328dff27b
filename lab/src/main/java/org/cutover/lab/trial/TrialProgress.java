package org.cutover.lab.trial;

import java.time.Instant;
import java.util.Locale;
import org.cutover.common.Durations;
import org.cutover.common.terminal.Terminal;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.Snapshot;

/** Shows how a trial's load goes and says when it has begun. */
final class TrialProgress implements LoadListener {
  private final Terminal terminal;
  private final String prefix;
  private final Runnable begun;

  TrialProgress(Terminal terminal, String prefix, Runnable begun) {
    this.terminal = terminal;
    this.prefix = prefix;
    this.begun = begun;
  }

  @Override
  public void started(Instant rampUpStart) {
    begun.run();
  }

  @Override
  public void progress(Snapshot snapshot) {
    terminal.status(
        String.format(
            Locale.ROOT,
            "%s  %d users  %.0f/s  %.2f %% errors  mean %.0f ms  p95 %d ms  %s",
            prefix,
            snapshot.users(),
            snapshot.throughput(),
            snapshot.errorRatePct(),
            snapshot.meanMs(),
            snapshot.p95Ms(),
            Durations.clock(snapshot.timeLeft())));
  }
}
