package org.cutover.analysis.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cutover.analysis.samples.RowStatistics;

/** The columns of {@code trials.csv} and the values that samples give them. */
final class TrialValues {
  /** The study's columns, which every archive has. */
  static final List<String> STUDY =
      List.of(
          "level",
          "scenario",
          "run",
          "samples",
          "avg_ms",
          "min_ms",
          "max_ms",
          "throughput_rps",
          "errors",
          "error_rate_pct");

  /** Ours after them. */
  static final List<String> FURTHER =
      List.of(
          "deployer",
          "attempt",
          "started_at",
          "goodput_rps",
          "p50_ms",
          "p90_ms",
          "p95_ms",
          "p99_ms",
          "missed",
          "cut",
          "generator_limited");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private TrialValues() {}

  /**
   * What samples come to.
   *
   * @param knowsCut whether the samples say which of them the end of the run cut off
   */
  static Map<String, String> of(RowStatistics statistics, boolean knowsCut) {
    RowStatistics.ResponseTimes times = statistics.response();
    Map<String, String> row = new LinkedHashMap<>();
    row.put("samples", Long.toString(statistics.samples()));
    row.put("avg_ms", Double.toString(statistics.avgMs().orElseThrow()));
    row.put("min_ms", Long.toString(times.min()));
    row.put("max_ms", Long.toString(times.max()));
    row.put("throughput_rps", Double.toString(statistics.throughputRps().orElseThrow()));
    row.put("errors", Long.toString(statistics.errors()));
    row.put("error_rate_pct", Double.toString(statistics.errorRatePct().orElseThrow()));
    row.put("started_at", TIME.format(Instant.ofEpochMilli(statistics.firstStartMillis())));
    row.put("goodput_rps", Double.toString(statistics.goodputRps().orElseThrow()));
    row.put("p50_ms", Long.toString(times.p50()));
    row.put("p90_ms", Long.toString(times.p90()));
    row.put("p95_ms", Long.toString(times.p95()));
    row.put("p99_ms", Long.toString(times.p99()));
    if (knowsCut) {
      row.put("cut", Long.toString(statistics.cut()));
    }
    return row;
  }

  /** Failed samples in percent, from the counts. */
  static String errorRate(long errors, long samples) {
    return Double.toString(100.0 * errors / samples);
  }
}
