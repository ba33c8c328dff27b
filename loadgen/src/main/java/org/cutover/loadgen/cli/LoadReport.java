package org.cutover.loadgen.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cutover.common.Durations;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.NameUse;
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
    Figure.ALL.forEach(figure -> row(out, figure.name(), figure.text(figures)));
    result.errorsByClass().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> row(out, "  " + entry.getKey().word(), entry.getValue().toString()));
    addresses(out, result.samplesByAddress());
    result.names().servers().forEach(server -> nameServer(out, server));
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

  /** How the requests were spread. */
  private static void addresses(StringBuilder out, Map<String, Long> samplesByAddress) {
    long all = samplesByAddress.values().stream().mapToLong(Long::longValue).sum();
    new TreeMap<>(samplesByAddress)
        .forEach(
            (address, samples) ->
                row(out, "  at " + address, text("%d (%.1f %%)", samples, 100.0 * samples / all)));
  }

  private static void nameServer(StringBuilder out, NameUse.Server server) {
    row(
        out,
        "  name server " + server.address(),
        text("asked %d, unanswered %d", server.queries(), server.failures()));
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append(text("%-24s ", name)).append(value).append('\n');
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
