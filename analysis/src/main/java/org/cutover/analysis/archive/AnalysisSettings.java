package org.cutover.analysis.archive;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the experiment file says about how it is to be judged.
 *
 * @param alpha the significance level of a family of tests
 * @param power the power at which the repetitions still needed are computed
 * @param margins the margin of equivalence by metric, such as {@code avg_ms}
 * @param responseTimeLimit how late an answer may come and still count as available
 */
public record AnalysisSettings(
    double alpha, double power, Map<String, Margin> margins, Duration responseTimeLimit) {
  /** What holds for an archive that says nothing. */
  public static final AnalysisSettings DEFAULT =
      new AnalysisSettings(
          0.05,
          0.8,
          Map.of(
              "error_rate_pct", new Margin(0.1, false),
              "avg_ms", new Margin(10, true),
              "max_ms", new Margin(20, true)),
          Duration.ofSeconds(1));

  /** Copies the margins. */
  public AnalysisSettings {
    margins = Map.copyOf(margins);
  }

  /** These settings with some margins replaced or added. */
  public AnalysisSettings withMargins(Map<String, Margin> others) {
    Map<String, Margin> merged = new TreeMap<>(margins);
    merged.putAll(others);
    return new AnalysisSettings(alpha, power, merged, responseTimeLimit);
  }
}
