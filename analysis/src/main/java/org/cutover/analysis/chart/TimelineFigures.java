package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.timeline.CellTimeline;
import org.cutover.analysis.timeline.PhaseFigures;
import org.cutover.analysis.timeline.PhaseSpan;
import org.cutover.analysis.timeline.SampleAnalysis;
import org.cutover.analysis.timeline.TimelineSecond;
import org.cutover.analysis.timeline.TrialTimeline;

/**
 * One figure a cell with a deployment, over the same seconds without one. A cell without a
 * deployment has a figure of its own only where nothing else shows it.
 */
final class TimelineFigures implements FigureKind {
  /** Never less than so many seconds before and after a deployment, where there are any. */
  private static final int LEAST_MARGIN = 8;

  /** The shortest phase that is drawn, as a part of the deployment. */
  private static final double SHORTEST_SEEN = 0.01;

  @Override
  public List<Figure> figures(Analysis analysis, int first) {
    List<Figure> figures = new ArrayList<>();
    analysis
        .samples()
        .ifPresent(
            samples ->
                samples.cells().stream()
                    .filter(cell -> !cell.cell().isControl() || isAlone(samples, cell))
                    .filter(cell -> !cell.seconds().isEmpty())
                    .forEach(
                        cell ->
                            figures.add(
                                ofCell("7." + (first + figures.size()), analysis, samples, cell))));
    return figures;
  }

  private static boolean isAlone(SampleAnalysis samples, CellTimeline control) {
    return samples.cells().stream()
        .noneMatch(
            cell -> !cell.cell().isControl() && cell.cell().level().equals(control.cell().level()));
  }

  /** The figure of one trial, which is made only when asked for. */
  static Figure ofTrial(Analysis analysis, SampleAnalysis samples, TrialTimeline trial) {
    return new TimelineFigure(
        "trial-" + trial.id(),
        "Trial " + trial.id() + ", second by second",
        trial.origin().words(),
        new TimelineFigure.Series(
            name(analysis, trial.cell()),
            colour(analysis, trial.cell()),
            trial.seconds(),
            List.of()),
        control(analysis, samples, trial.cell()),
        seen(trial.phases()),
        window(trial.spans(), trial.seconds(), List.of()));
  }

  private static Figure ofCell(
      String id, Analysis analysis, SampleAnalysis samples, CellTimeline cell) {
    List<List<TimelineSecond>> trials = trials(samples, cell.cell());
    String name = name(analysis, cell.cell());
    return new TimelineFigure(
        id,
        name + " at " + cell.cell().level() + " traffic, second by second",
        cell.origin().words(),
        new TimelineFigure.Series(name, colour(analysis, cell.cell()), cell.seconds(), trials),
        control(analysis, samples, cell.cell()),
        seen(cell.phases()),
        window(cell.spans(), cell.seconds(), trials));
  }

  /** Without those that would be a line without a width, such as the taking of a lock. */
  private static List<PhaseFigures> seen(List<PhaseFigures> phases) {
    List<PhaseFigures> all = phases.stream().filter(p -> p.span().isDeployment()).toList();
    double end = all.stream().mapToDouble(p -> p.span().toSeconds()).max().orElse(0);
    return all.stream()
        .filter(p -> p.span().durationSeconds() >= SHORTEST_SEEN * end || p.errors() > 0)
        .toList();
  }

  private static List<List<TimelineSecond>> trials(SampleAnalysis samples, CellKey cell) {
    return samples.trials().stream()
        .filter(trial -> trial.cell().equals(cell) && !trial.seconds().isEmpty())
        .map(TrialTimeline::seconds)
        .toList();
  }

  private static Optional<TimelineFigure.Series> control(
      Analysis analysis, SampleAnalysis samples, CellKey cell) {
    return cell.isControl()
        ? Optional.empty()
        : samples
            .cell(cell.control())
            .map(
                control ->
                    new TimelineFigure.Series(
                        name(analysis, control.cell()), 0, control.seconds(), List.of()));
  }

  private static String name(Analysis analysis, CellKey cell) {
    return analysis.archive().experiment().label(cell);
  }

  private static int colour(Analysis analysis, CellKey cell) {
    Experiment experiment = analysis.archive().experiment();
    return experiment.cells(cell.level()).indexOf(cell);
  }

  /**
   * The deployment and as much around it as shows what was before and what came back; all of it
   * where nothing was deployed. Only whole seconds that all trials have: the first and the last of
   * a trial are parts of seconds.
   */
  private static TimelineFigure.Window window(
      List<PhaseSpan> spans, List<TimelineSecond> seconds, List<List<TimelineSecond>> trials) {
    List<List<TimelineSecond>> all = trials.isEmpty() ? List.of(seconds) : trials;
    int first = all.stream().mapToInt(t -> t.get(0).second()).max().orElseThrow() + 1;
    int last = all.stream().mapToInt(t -> t.get(t.size() - 1).second()).min().orElseThrow();
    double end = spans.stream().mapToDouble(PhaseSpan::toSeconds).max().orElse(Double.MAX_VALUE);
    if (first >= last) {
      return new TimelineFigure.Window(seconds.get(0).second(), seconds.get(0).second() + 1);
    }
    double around = Math.max(LEAST_MARGIN, end);
    return spans.isEmpty()
        ? new TimelineFigure.Window(first, last)
        : new TimelineFigure.Window(
            Math.max(first, (int) Math.floor(-around / 2)),
            Math.min(last, (int) Math.ceil(end + around)));
  }
}
