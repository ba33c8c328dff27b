package org.cutover.analysis.table;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.timeline.CellTimeline;
import org.cutover.analysis.timeline.LimitPoint;
import org.cutover.analysis.timeline.SampleAnalysis;

/** Table 8.1: availability if answers later than a limit count as errors, a column a limit. */
final class AvailabilityTable implements TableKind {
  /** Of all limits those that fit a page. */
  private static final List<Integer> SHOWN =
      List.of(50, 100, 250, 500, 1000, 2500, 5000, 10_000, 60_000);

  @Override
  public String heading() {
    return "Availability by limit in numbers";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    List<CellTimeline> cells = analysis.samples().map(SampleAnalysis::cells).orElse(List.of());
    if (cells.isEmpty()) {
      return List.of();
    }
    List<String> columns = new ArrayList<>(List.of("Traffic", "Scenario"));
    SHOWN.forEach(limit -> columns.add(name(limit)));
    Experiment experiment = analysis.archive().experiment();
    List<Table.Row> rows = cells.stream().map(cell -> row(experiment, cell)).toList();
    String title = "Correct answers within a limit, in percent of all requests";
    String note = "Means over trials. All limits and intervals: data/availability.csv.";
    return List.of(new Table("8.1", title, columns, rows, List.of(note)));
  }

  private static String name(int limitMillis) {
    return limitMillis < 1000 ? limitMillis + " ms" : Numbers.precise(limitMillis / 1000.0) + " s";
  }

  private static Table.Row row(Experiment experiment, CellTimeline cell) {
    CellKey key = cell.cell();
    List<Table.Cell> cells = new ArrayList<>();
    cells.add(Table.Cell.text(Columns.capitalized(key.level())));
    cells.add(Table.Cell.text(experiment.label(key)));
    for (int limit : SHOWN) {
      cells.add(
          cell.limits().stream()
              .filter(point -> point.limitMillis() == limit)
              .map(LimitPoint::availabilityPct)
              .map(summary -> Table.Cell.number(summary.mean(), 2))
              .findFirst()
              .orElse(Table.Cell.NOTHING));
    }
    return Table.Row.of(cells);
  }
}
