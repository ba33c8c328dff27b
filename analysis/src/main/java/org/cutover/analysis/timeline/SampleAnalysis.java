package org.cutover.analysis.timeline;

import java.util.List;
import java.util.Optional;
import org.cutover.analysis.archive.CellKey;

/**
 * Everything that was computed from samples.
 *
 * @param trials the trials that have samples, in the archive's order
 * @param cells the cells that have such trials, in the archive's order
 * @param limitMillis the response-time limit of the metric {@code availability_pct}
 * @param warnings what a reader should know, such as trials without samples
 */
public record SampleAnalysis(
    List<TrialTimeline> trials, List<CellTimeline> cells, long limitMillis, List<String> warnings) {

  /** Copies the lists. */
  public SampleAnalysis {
    trials = List.copyOf(trials);
    cells = List.copyOf(cells);
    warnings = List.copyOf(warnings);
  }

  /** A trial by the name of its folder, such as {@code 1-low-success}. */
  public Optional<TrialTimeline> trial(String id) {
    return trials.stream().filter(trial -> trial.id().equals(id)).findFirst();
  }

  /** What the trials of a cell say together. */
  public Optional<CellTimeline> cell(CellKey key) {
    return cells.stream().filter(cell -> cell.cell().equals(key)).findFirst();
  }
}
