package org.cutover.loadgen.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.loadgen.GeneratorHealth;
import org.cutover.loadgen.pace.Pace;
import org.cutover.loadgen.pace.Pacer;

/** The bounds beyond which a run says more about its generator than about the service. */
public final class HealthRules {
  static final double MAX_LAG_P99_MS = 20;
  static final long MAX_GC_PAUSE_MS = 200;
  static final double MAX_CPU_PCT = 80;

  private HealthRules() {}

  /**
   * Judges a run.
   *
   * @param rate full rate in requests a second
   * @param seconds from the start to the end of the schedule
   * @param recorderWaits how often a user waited for the recorder
   */
  public static GeneratorHealth judge(
      Pace pace, double rate, double seconds, VmWatch.Load load, long recorderWaits) {
    int burstLimit = burstLimit(rate);
    List<String> reasons = new ArrayList<>();
    if (pace.lagP99Ms() > MAX_LAG_P99_MS) {
      reasons.add(
          text("users woke late: p99 %.1f ms, at most %.0f", pace.lagP99Ms(), MAX_LAG_P99_MS));
    }
    if (pace.worstBurst() > burstLimit) {
      reasons.add(text("%d requests within 100 ms, at most %d", pace.worstBurst(), burstLimit));
    }
    if (load.gcMaxMs() > MAX_GC_PAUSE_MS) {
      reasons.add(
          text("garbage collection paused %d ms, at most %d", load.gcMaxMs(), MAX_GC_PAUSE_MS));
    }
    if (load.cpuPct() > MAX_CPU_PCT) {
      reasons.add(
          text(
              "the generator used %.0f %% of all processors, at most %.0f",
              load.cpuPct(), MAX_CPU_PCT));
    }
    if (recorderWaits > 0) {
      reasons.add(text("users waited %d times for the samples to be written", recorderWaits));
    }
    return new GeneratorHealth(
        pace.due() / seconds,
        pace.sent() / seconds,
        pace.lagP99Ms(),
        pace.worstBurst(),
        burstLimit,
        load.gcTotalMs(),
        load.gcMaxMs(),
        load.cpuPct(),
        recorderWaits,
        reasons);
  }

  /**
   * Most requests that may start within a tenth of a second: what is due then, what the catch-up
   * may add to it, as much again for the jitter of a machine, and a few for low rates.
   */
  static int burstLimit(double rate) {
    long windowMillis = 100 + Pacer.CATCH_UP.toMillis();
    return (int) Math.ceil(2 * rate * windowMillis / 1000) + 3;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
