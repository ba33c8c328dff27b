package org.cutover.analysis.comparison;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cutover.analysis.archive.Trial;

/** The metrics there are, the study's first. A further one is registered here, in one line. */
public final class MetricCatalogue {
  /** The name in files of the one metric that is a share of counted requests. */
  public static final String ERROR_RATE = "error_rate_pct";

  /** The name in files of the longest response time of a trial. */
  public static final String MAXIMUM = "max_ms";

  /** The name in files of the share of requests with a correct answer in time. */
  public static final String AVAILABILITY = "availability_pct";

  private MetricCatalogue() {}

  /** All metrics; those beyond the study's have values only in archives that recorded them. */
  public static List<Metric> all(Mode mode) {
    return List.of(
        new Metric(ERROR_RATE, "error rate", "%", true, always(mode::errorRatePct)),
        new Metric("avg_ms", "average response time", "ms", true, always(Trial::avgMs)),
        new Metric(MAXIMUM, "maximum response time", "ms", true, always(Trial::maxMs)),
        new Metric("p50_ms", "median response time", "ms", true, further("p50_ms")),
        new Metric("p90_ms", "90th percentile of response time", "ms", true, further("p90_ms")),
        new Metric("p95_ms", "95th percentile of response time", "ms", true, further("p95_ms")),
        new Metric("p99_ms", "99th percentile of response time", "ms", true, further("p99_ms")),
        new Metric("goodput_rps", "goodput", "correct answers/s", false, further("goodput_rps")),
        new Metric(
            AVAILABILITY,
            "availability under the response-time limit",
            "%",
            false,
            further(AVAILABILITY)));
  }

  /** The names in files of all metrics. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>();
    all(Mode.RECOMPUTED).forEach(metric -> names.add(metric.id()));
    return names;
  }

  private static Function<Trial, OptionalDouble> always(ToDoubleFunction<Trial> value) {
    return trial -> OptionalDouble.of(value.applyAsDouble(trial));
  }

  private static Function<Trial, OptionalDouble> further(String column) {
    return trial -> {
      Double value = trial.further().get(column);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    };
  }
}
