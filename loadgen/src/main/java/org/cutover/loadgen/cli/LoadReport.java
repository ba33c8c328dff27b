package org.cutover.loadgen.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cutover.common.Durations;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.Snapshot;
import org.cutover.loadgen.Summary;

/** What a person reads of a run. */
final class LoadReport {
  private LoadReport() {}

  /** One line, many times a run. */
  static String line(Snapshot now) {
    return text(
        "%d users  %.0f requests/s  errors %d (%.2f %%)  mean %.1f ms  p95 %d ms  %s left",
        now.users(),
        now.throughput(),
        now.errors(),
        now.errorRatePct(),
        now.meanMs(),
        now.p95Ms(),
        Durations.clock(now.timeLeft()));
  }

  /** The figures at the end, one a line, with the study's columns first. */
  static String summary(LoadResult result) {
    Summary figures = result.summary();
    StringBuilder out = new StringBuilder();
    row(out, "samples", "%d", figures.samples());
    row(out, "avg_ms", "%.3f", figures.avgMs());
    row(out, "min_ms", "%d", figures.minMs());
    row(out, "max_ms", "%d", figures.maxMs());
    row(out, "throughput_rps", "%.3f", figures.throughputRps());
    row(out, "errors", "%d", figures.errors());
    row(out, "error_rate_pct", "%.4f", figures.errorRatePct());
    row(out, "goodput_rps", "%.3f", figures.goodputRps());
    row(out, "p50_ms", "%d", figures.p50Ms());
    row(out, "p95_ms", "%d", figures.p95Ms());
    row(out, "p99_ms", "%d", figures.p99Ms());
    row(out, "missed", "%d", figures.missed());
    row(out, "cut", "%d", figures.cut());
    result.errorsByClass().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> row(out, "  " + entry.getKey().word(), "%d", entry.getValue()));
    new TreeMap<>(result.samplesByAddress())
        .forEach((address, samples) -> row(out, "  at " + address, "%d", samples));
    result
        .health()
        .reasons()
        .forEach(
            reason ->
                out.append("warning: the generator was the bottleneck: ")
                    .append(reason)
                    .append('\n'));
    return out.toString().stripTrailing();
  }

  private static void row(StringBuilder out, String name, String format, Object value) {
    out.append(text("%-24s ", name)).append(text(format, value)).append('\n');
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
