package org.cutover.analysis.comparison;

import java.util.List;
import java.util.Optional;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.timeline.SampleAnalysis;

/**
 * Everything that was computed from an archive.
 *
 * @param archive what it was computed from
 * @param mode whose numbers these are
 * @param metrics the metrics for which the archive has values
 * @param cells a value object for each metric and cell
 * @param comparisons each metric, deployment scenario and level against its control
 * @param samples what the samples say beyond the metrics; empty where the archive has none
 */
public record Analysis(
    Archive archive,
    Mode mode,
    List<Metric> metrics,
    List<CellValues> cells,
    List<Comparison> comparisons,
    Optional<SampleAnalysis> samples) {

  /** Copies the lists. */
  public Analysis {
    metrics = List.copyOf(metrics);
    cells = List.copyOf(cells);
    comparisons = List.copyOf(comparisons);
  }

  /** Analyses the rows of an archive, without samples. */
  public static Analysis of(Archive archive, Mode mode) {
    return of(archive, mode, Optional.empty());
  }

  /** Analyses the rows of an archive beside what its samples say. */
  public static Analysis of(Archive archive, Mode mode, Optional<SampleAnalysis> samples) {
    return new Analyst(archive, mode).analysis(samples);
  }

  /** One metric in one cell of the archive's matrix. */
  public CellValues cell(Metric metric, CellKey cell) {
    return cells.stream()
        .filter(values -> values.metric().equals(metric) && values.cell().equals(cell))
        .findFirst()
        .orElseThrow();
  }

  /** The comparison of a cell with its control; empty for a control. */
  public Optional<Comparison> comparison(Metric metric, CellKey cell) {
    return comparisons.stream()
        .filter(c -> c.metric().equals(metric) && c.scenario().cell().equals(cell))
        .findFirst();
  }

  /** The comparisons of one level, metric by metric. */
  public List<Comparison> comparisons(String level) {
    return comparisons.stream().filter(c -> c.scenario().cell().level().equals(level)).toList();
  }
}
