package org.cutover.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.format.CsvFormat;
import org.cutover.analysis.statistics.Summary;
import org.cutover.analysis.table.Numbers;

/** {@code data/cells.csv}: each metric summarized in each cell. */
final class CellsCsv {
  private static final List<String> HEADER =
      List.of(
          "metric",
          "level",
          "scenario",
          "deployer",
          "n",
          "mean",
          "sd",
          "min",
          "median",
          "max",
          "ci_low",
          "ci_high");

  private CellsCsv() {}

  static String render(Analysis analysis) {
    return CsvFormat.csv(HEADER, analysis.cells().stream().map(CellsCsv::row).toList());
  }

  private static List<String> row(CellValues cell) {
    List<String> row = new ArrayList<>();
    row.add(cell.metric().id());
    row.add(cell.cell().level());
    row.add(cell.cell().scenario());
    row.add(cell.cell().deployer());
    row.add(Integer.toString(cell.values().size()));
    Optional<Summary> summary = cell.summary();
    if (summary.isEmpty()) {
      row.addAll(List.of("", "", "", "", "", "", ""));
      return row;
    }
    Summary s = summary.get();
    row.add(Numbers.precise(s.mean()));
    row.add(Numbers.precise(s.sd()));
    row.add(Numbers.precise(s.min()));
    row.add(Numbers.precise(s.median()));
    row.add(Numbers.precise(s.max()));
    row.add(Numbers.precise(end(s, -1)));
    row.add(Numbers.precise(end(s, 1)));
    return row;
  }

  private static OptionalDouble end(Summary summary, int side) {
    return summary.halfWidth().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(summary.mean() + side * summary.halfWidth().getAsDouble());
  }
}
