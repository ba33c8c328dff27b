package org.cutover.analysis.timeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
    compare(differences, "samples", trial.samples(), samples.samples());
    compare(differences, "avg_ms", trial.avgMs(), samples.avgMs());
    compare(differences, "min_ms", trial.minMs(), times.min());
    compare(differences, "max_ms", trial.maxMs(), times.max());
    if (trial.throughputRps().isPresent()) {
      double throughput = trial.throughputRps().getAsDouble();
      compare(differences, "throughput_rps", throughput, samples.throughputRps());
    }
    compare(differences, "errors", trial.errors(), samples.errors());
    compare(differences, "error_rate_pct", trial.statedErrorRatePct(), samples.errorRatePct());
    further(differences, trial, "goodput_rps", samples.goodputRps());
    further(differences, trial, "p50_ms", OptionalDouble.of(times.p50()));
    further(differences, trial, "p90_ms", OptionalDouble.of(times.p90()));
    further(differences, trial, "p95_ms", OptionalDouble.of(times.p95()));
    further(differences, trial, "p99_ms", OptionalDouble.of(times.p99()));
    further(differences, trial, "cut", OptionalDouble.of(samples.cut()));
    return differences;
  }

  private static void further(
      List<Difference> differences, Trial trial, String column, OptionalDouble computed) {
    Double stated = trial.further().get(column);
    if (stated != null) {
      compare(differences, column, stated, computed);
    }
  }

  private static void compare(
      List<Difference> differences, String column, double stated, OptionalDouble computed) {
    compare(differences, column, stated, computed.orElse(0));
  }

  private static void compare(
      List<Difference> differences, String column, double stated, double computed) {
    int decimals = Math.max(0, BigDecimal.valueOf(stated).stripTrailingZeros().scale());
    double tolerance = 0.5 * Math.pow(10, -decimals) + ROUNDING * Math.abs(computed);
    boolean count = column.equals("samples") || column.equals("errors") || column.equals("cut");
    if (Math.abs(stated - computed) > (count ? 0 : tolerance)) {
      differences.add(new Difference(column, stated, computed));
    }
  }
}
