package org.cutover.analysis.timeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.samples.RowStatistics;

/** Compares a trial's row in {@code trials.csv} with what its samples come to. */
public final class RowCheck {
  /** Sums in another order may differ in the last digits. */
  private static final double ROUNDING = 1e-9;

  private RowCheck() {}

  /**
   * A column in which row and samples say different things.
   *
   * @param column its name in {@code trials.csv}
   * @param stated what the row says
   * @param computed what the samples come to
   */
  public record Difference(String column, double stated, double computed) {}

  /**
   * The columns that disagree; none where all is well. A rounded value agrees with what it was
   * rounded from, a value that the row does not have with everything.
   */
  public static List<Difference> differences(Trial trial, RowStatistics samples) {
    List<Difference> differences = new ArrayList<>();
    RowStatistics.ResponseTimes times = samples.response();
    count(differences, "samples", trial.samples(), samples.samples());
    value(differences, "avg_ms", trial.avgMs(), samples.avgMs().orElse(0));
    value(differences, "min_ms", trial.minMs(), (double) times.min());
    value(differences, "max_ms", trial.maxMs(), (double) times.max());
    trial
        .throughputRps()
        .ifPresent(
            stated ->
                value(differences, "throughput_rps", stated, samples.throughputRps().orElse(0)));
    count(differences, "errors", trial.errors(), samples.errors());
    double rate = samples.errorRatePct().orElse(0);
    value(differences, "error_rate_pct", trial.statedErrorRatePct(), rate);
    further(differences, trial, "goodput_rps", samples.goodputRps().orElse(0));
    further(differences, trial, "p50_ms", (double) times.p50());
    further(differences, trial, "p90_ms", (double) times.p90());
    further(differences, trial, "p95_ms", (double) times.p95());
    further(differences, trial, "p99_ms", (double) times.p99());
    further(differences, trial, "cut", (double) samples.cut());
    return differences;
  }

  private static void count(
      List<Difference> differences, String column, long stated, long computed) {
    if (stated != computed) {
      differences.add(new Difference(column, (double) stated, (double) computed));
    }
  }

  private static void further(
      List<Difference> differences, Trial trial, String column, double computed) {
    Double stated = trial.further().get(column);
    if (stated != null) {
      value(differences, column, stated, computed);
    }
  }

  private static void value(
      List<Difference> differences, String column, double stated, double computed) {
    int decimals = Math.max(0, BigDecimal.valueOf(stated).stripTrailingZeros().scale());
    double tolerance = 0.5 * Math.pow(10, -decimals) + ROUNDING * Math.abs(computed);
    if (Math.abs(stated - computed) > tolerance) {
      differences.add(new Difference(column, stated, computed));
    }
  }
}
