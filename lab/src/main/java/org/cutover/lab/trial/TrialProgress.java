package org.cutover.lab.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.cutover.common.Durations;
import org.cutover.common.terminal.Terminal;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.Snapshot;

/** Shows how a trial's load goes and says when it has begun. */
final class TrialProgress implements LoadListener {
  private final Terminal terminal;
  private final String prefix;
  private final Runnable begun;
  private final Function<Snapshot, String> time;

  private TrialProgress(
      Terminal terminal, String prefix, Runnable begun, Function<Snapshot, String> time) {
    this.terminal = terminal;
    this.prefix = prefix;
    this.begun = begun;
    this.time = time;
  }

  /** Of a load whose end is known: shows the time left. */
  static TrialProgress of(Terminal terminal, String prefix, Runnable begun) {
    return new TrialProgress(
        terminal, prefix, begun, snapshot -> Durations.clock(snapshot.timeLeft()));
  }

  /**
   * Of a load that ends with a deployment: shows the time that has passed.
   *
   * @param limit when it would end by itself, from its start
   */
  static TrialProgress untilDeployed(
      Terminal terminal, String prefix, Runnable begun, Duration limit) {
    return new TrialProgress(
        terminal,
        prefix,
        begun,
        snapshot -> Durations.clock(limit.minus(snapshot.timeLeft())) + " so far");
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
            time.apply(snapshot)));
  }
}
