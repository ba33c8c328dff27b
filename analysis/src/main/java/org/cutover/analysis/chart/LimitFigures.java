package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.timeline.CellTimeline;
import org.cutover.analysis.timeline.SampleAnalysis;
import org.cutover.analysis.timeline.TrialTimeline;

/** One figure for all cells that have samples: availability as a function of the limit. */
final class LimitFigures implements FigureKind {
  @Override
  public List<Figure> figures(Analysis analysis, int first) {
    List<LimitFigure.Panel> panels = new ArrayList<>();
    for (Experiment.Level level : analysis.archive().experiment().levels()) {
      List<LimitFigure.Curve> curves =
          analysis.archive().experiment().cells(level.name()).stream()
              .flatMap(cell -> curve(analysis, cell).stream())
              .toList();
      if (!curves.isEmpty()) {
        panels.add(new LimitFigure.Panel(Bars.traffic(level.name()), curves));
      }
    }
    String title = "Availability if answers later than a limit count as errors";
    String note = BarNote.LIMITS.text(analysis.archive().experiment().settings().alpha());
    return panels.isEmpty()
        ? List.of()
        : List.of(new LimitFigure("8." + first, title, note, panels));
  }

  private static Optional<LimitFigure.Curve> curve(Analysis analysis, CellKey key) {
    Experiment experiment = analysis.archive().experiment();
    return analysis
        .samples()
        .flatMap(samples -> samples.cell(key).filter(cell -> !cell.limits().isEmpty()))
        .map(
            cell ->
                new LimitFigure.Curve(
                    experiment.label(key),
                    experiment.cells(key.level()).indexOf(key),
                    cell.limits(),
                    trials(analysis.samples().orElseThrow(), cell)));
  }

  private static List<List<Double>> trials(SampleAnalysis samples, CellTimeline cell) {
    return samples.trials().stream()
        .filter(trial -> trial.cell().equals(cell.cell()))
        .map(TrialTimeline::availabilityPct)
        .toList();
  }
}
