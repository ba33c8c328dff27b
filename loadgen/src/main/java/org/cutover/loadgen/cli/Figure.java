package org.cutover.loadgen.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.cutover.loadgen.Summary;

/**
 * A figure of a run as the table at its end names it; a further one is one line here.
 *
 * @param decimals digits after the point that the table shows
 */
record Figure(String name, int decimals, ToDoubleFunction<Summary> value) {
  /** All figures in the table's order, the study's columns first. */
  static final List<Figure> ALL =
      List.of(
          new Figure("samples", 0, Summary::samples),
          new Figure("avg_ms", 3, Summary::avgMs),
          new Figure("min_ms", 0, Summary::minMs),
          new Figure("max_ms", 0, Summary::maxMs),
          new Figure("throughput_rps", 3, Summary::throughputRps),
          new Figure("errors", 0, Summary::errors),
          new Figure("error_rate_pct", 4, Summary::errorRatePct),
          new Figure("goodput_rps", 3, Summary::goodputRps),
          new Figure("p50_ms", 0, Summary::p50Ms),
          new Figure("p95_ms", 0, Summary::p95Ms),
          new Figure("p99_ms", 0, Summary::p99Ms),
          new Figure("missed", 0, Summary::missed),
          new Figure("cut", 0, Summary::cut));

  /** Its value as the table shows it. */
  String text(Summary summary) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value.applyAsDouble(summary));
  }
}
