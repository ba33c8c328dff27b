package org.cutover.analysis.report;

import static org.cutover.analysis.report.SampleColumns.joined;

import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.format.CsvFormat;
import org.cutover.analysis.statistics.Summary;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.timeline.LimitPoint;
import org.cutover.analysis.timeline.SampleAnalysis;

/** {@code data/availability.csv}: if every answer later than a limit counted as an error. */
final class AvailabilityCsv {
  private static final List<String> HEADER =
      List.of("limit_ms", "n", "availability_pct", "ci_low", "ci_high");

  private AvailabilityCsv() {}

  static String render(SampleAnalysis samples) {
    List<List<String>> rows =
        samples.cells().stream()
            .flatMap(
                cell ->
                    cell.limits().stream()
                        .map(point -> joined(SampleColumns.cell(cell.cell()), row(point))))
            .toList();
    return CsvFormat.csv(joined(SampleColumns.CELL, HEADER), rows);
  }

  private static List<String> row(LimitPoint point) {
    Summary summary = point.availabilityPct();
    return List.of(
        Integer.toString(point.limitMillis()),
        Integer.toString(summary.n()),
        Numbers.precise(summary.mean()),
        Numbers.precise(end(summary, -1)),
        Numbers.precise(end(summary, 1)));
  }

  private static OptionalDouble end(Summary summary, int side) {
    return summary.halfWidth().isPresent()
        ? OptionalDouble.of(summary.mean() + side * summary.halfWidth().getAsDouble())
        : OptionalDouble.empty();
  }
}
