package org.cutover.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.samples.RowStatistics;
import org.cutover.analysis.statistics.Summary;
import org.cutover.analysis.timeline.CellTimeline;
import org.cutover.analysis.timeline.LimitPoint;
import org.cutover.analysis.timeline.Limits;
import org.cutover.analysis.timeline.Origin;
import org.cutover.analysis.timeline.PhaseFigures;
import org.cutover.analysis.timeline.PhaseSpan;
import org.cutover.analysis.timeline.SampleAnalysis;
import org.cutover.analysis.timeline.TimelineSecond;
import org.cutover.analysis.timeline.TrialTimeline;

/** What samples could say, made up: always the same. */
public final class Timelines {
  private static final int FIRST = -30;
  private static final int LAST = 300;
  private static final List<String> PHASES =
      List.of("preflight", "copy", "install", "drain", "smoke test", "switch", "finish");

  private final Archive archive;
  private final int errorsASecond;
  private final Random random = new Random(7);

  private Timelines(Archive archive, int errorsASecond) {
    this.archive = archive;
    this.errorsASecond = errorsASecond;
  }

  /**
   * An analysis with timelines for every trial of an archive.
   *
   * @param errorsASecond errors in each of the seconds 4 to 6 of a deployment
   */
  public static Analysis of(Archive archive, int errorsASecond) {
    SampleAnalysis samples = new Timelines(archive, errorsASecond).samples();
    return Analysis.of(archive, Mode.RECOMPUTED, Optional.of(samples));
  }

  private SampleAnalysis samples() {
    List<TrialTimeline> trials = new ArrayList<>();
    List<CellTimeline> cells = new ArrayList<>();
    for (CellKey cell : archive.experiment().cells()) {
      List<TrialTimeline> own = new ArrayList<>();
      for (int run = 1; run <= archive.trials(cell).size(); run++) {
        own.add(trial(cell, run));
      }
      trials.addAll(own);
      cells.add(cell(cell, own));
    }
    return new SampleAnalysis(trials, cells, 1000, List.of());
  }

  private TrialTimeline trial(CellKey cell, int run) {
    String id = run + "-" + cell.level() + "-" + cell.scenario();
    List<TimelineSecond> seconds =
        IntStream.rangeClosed(FIRST, LAST).mapToObj(s -> second(cell, s, 1)).toList();
    RowStatistics.ResponseTimes times = new RowStatistics.ResponseTimes(1, 90, 3, 6, 9, 30);
    RowStatistics row = new RowStatistics(30_000, 0, 0, 1, 330_000, 90_000, times);
    List<Double> availability =
        Limits.MILLIS.stream().map(limit -> availability(cell, limit, run)).toList();
    return new TrialTimeline(
        id, cell, run, Origin.DEPLOYMENT, row, seconds, phases(cell), availability, 100);
  }

  private TimelineSecond second(CellKey cell, int second, int trials) {
    boolean deploying = !cell.isControl() && second >= 0 && second < 12;
    long errors = deploying && second >= 4 && second <= 6 ? (long) errorsASecond * trials : 0;
    double median = (deploying ? 5 : 3) + random.nextInt(2);
    double slow = (deploying ? 60 : 9) + random.nextInt(12);
    return new TimelineSecond(
        second,
        trials,
        trials * (98L + random.nextInt(4)),
        errors,
        OptionalDouble.of(median),
        OptionalDouble.of(slow));
  }

  private static double availability(CellKey cell, int limit, int run) {
    double lost = (cell.isControl() ? 4.0 : 9.0) * (1 + run % 3) * 50 / limit;
    return Math.max(0, 100 - lost);
  }

  private static List<PhaseFigures> phases(CellKey cell) {
    List<PhaseFigures> phases = new ArrayList<>();
    for (int i = 0; !cell.isControl() && i < PHASES.size(); i++) {
      PhaseSpan span = new PhaseSpan(PHASES.get(i), 0, PHASES.get(i), i * 1.5, i * 1.5 + 2);
      OptionalDouble time = OptionalDouble.of(5);
      phases.add(new PhaseFigures(span, 1, 200, 0, time, time, Map.of()));
    }
    return phases;
  }

  private CellTimeline cell(CellKey cell, List<TrialTimeline> trials) {
    int n = trials.size();
    List<TimelineSecond> seconds =
        IntStream.rangeClosed(FIRST, LAST).mapToObj(s -> second(cell, s, n)).toList();
    List<LimitPoint> limits = new ArrayList<>();
    for (int i = 0; i < Limits.MILLIS.size(); i++) {
      int index = i;
      double[] values = trials.stream().mapToDouble(t -> t.availabilityPct().get(index)).toArray();
      limits.add(new LimitPoint(Limits.MILLIS.get(i), Summary.of(values, 0.95)));
    }
    return new CellTimeline(cell, n, Origin.DEPLOYMENT, seconds, phases(cell), limits);
  }
}
