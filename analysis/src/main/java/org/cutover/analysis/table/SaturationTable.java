package org.cutover.analysis.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.comparison.Analysis;

/** Table 11.1: which hosts were at their limits, so what the response times of a cell are about. */
final class SaturationTable implements TableKind {
  private static final List<String> COLUMNS =
      List.of("Traffic", "Scenario", "Trials", "Hosts at their limits");

  @Override
  public String heading() {
    return "Hosts at their limits";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    if (analysis.archive().trials().stream().noneMatch(trial -> trial.saturated().isPresent())) {
      return List.of();
    }
    Experiment experiment = analysis.archive().experiment();
    List<Table.Row> rows =
        experiment.cells().stream()
            .map(cell -> row(experiment, cell, analysis.archive().trials(cell)))
            .toList();
    return List.of(
        new Table(
            "11.1",
            "Hosts at their limits",
            COLUMNS,
            rows,
            List.of(
                "A host that used at least 90 % of the processor time it may use in at least a tenth"
                    + " of the hold's seconds; behind it, in how many trials.",
                "“machine” is what all the hosts of a lab on one machine share: where it is named,"
                    + " a host may have been short of time without having reached its own limit.")));
  }

  private static Table.Row row(Experiment experiment, CellKey cell, List<Trial> trials) {
    List<List<String>> known = trials.stream().flatMap(it -> it.saturated().stream()).toList();
    Map<String, Long> times =
        known.stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(host -> host, TreeMap::new, Collectors.counting()));
    String hosts =
        times.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    return Table.Row.of(
        List.of(
            Table.Cell.text(Columns.capitalized(cell.level())),
            Table.Cell.text(experiment.label(cell)),
            Table.Cell.number(known.size(), 0),
            known.isEmpty()
                ? Table.Cell.NOTHING
                : Table.Cell.text(hosts.isEmpty() ? "none" : hosts)));
  }
}
