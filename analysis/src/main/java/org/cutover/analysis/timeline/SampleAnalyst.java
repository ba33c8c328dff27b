package org.cutover.analysis.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.samples.RowStatistics;
import org.cutover.analysis.samples.SampleFile;
import org.cutover.analysis.statistics.Summary;
import org.cutover.common.CutoverException;

/**
 * Reads the samples of an archive, trial by trial on all processors, and says what they come to. No
 * more than one trial a processor is in memory, and of it only counts.
 */
public final class SampleAnalyst {
  private final Archive archive;
  private final long limitMillis;
  private final double confidence;

  private SampleAnalyst(Archive archive) {
    this.archive = archive;
    this.limitMillis = archive.experiment().settings().responseTimeLimit().toMillis();
    this.confidence = 1 - archive.experiment().settings().alpha();
  }

  /**
   * Reads all samples; empty if the archive has none.
   *
   * @throws CutoverException with exit code 5 if a file of a trial is broken, with file and line
   */
  public static Optional<SampleAnalysis> analyse(Archive archive) {
    return new SampleAnalyst(archive).analyse();
  }

  private Optional<SampleAnalysis> analyse() {
    TrialSources sources = new TrialSources(archive);
    List<Optional<TrialSource>> found = Parallel.map(archive.trials(), sources::of);
    List<TrialSource> with = found.stream().flatMap(Optional::stream).toList();
    if (with.isEmpty()) {
      return Optional.empty();
    }
    PhaseLabels labels = labels(with);
    Map<CellKey, Origin> origins = origins(with);
    Map<CellKey, CellTally> cells = new LinkedHashMap<>();
    with.forEach(source -> cells.put(source.trial().cell(), new CellTally()));
    List<Optional<TrialTimeline>> read =
        Parallel.map(with, source -> read(source, labels, origins, cells));
    List<TrialTimeline> trials = read.stream().flatMap(Optional::stream).toList();
    List<String> warnings = new SampleWarnings(archive, sources).of(with, trials, origins);
    List<CellTimeline> summed =
        cells.entrySet().stream()
            .filter(cell -> cell.getValue().trials() > 0)
            .map(cell -> cell(cell.getKey(), cell.getValue(), origins, labels, trials))
            .toList();
    return Optional.of(new SampleAnalysis(trials, summed, limitMillis, warnings));
  }

  private static PhaseLabels labels(List<TrialSource> sources) {
    return new PhaseLabels(
        sources.stream()
            .flatMap(source -> source.deployment().stream())
            .flatMap(deployment -> deployment.phases().stream())
            .map(Deployment.Phase::key)
            .collect(Collectors.toSet()));
  }

  /** Trials can only be laid over each other where second 0 means the same. */
  private static Map<CellKey, Origin> origins(List<TrialSource> sources) {
    return sources.stream()
        .collect(
            Collectors.toMap(
                source -> source.trial().cell(),
                TrialSource::origin,
                (a, b) -> a.compareTo(b) < 0 ? a : b));
  }

  private Optional<TrialTimeline> read(
      TrialSource source,
      PhaseLabels labels,
      Map<CellKey, Origin> origins,
      Map<CellKey, CellTally> cells) {
    TrialTally tally = new TrialTally(source);
    SampleFile.read(source.samples(), tally);
    tally.finish();
    Counts total = tally.total();
    if (total.requests() == 0) {
      return Optional.empty();
    }
    List<TrialTally.PhaseCounts> phases = tally.phases(total);
    CellKey cell = source.trial().cell();
    if (source.origin() == origins.get(cell)) {
      cells.get(cell).add(tally.seconds(), phases, source.originMillis());
    }
    return Optional.of(TrialSummary.of(source, tally, phases, total, labels, limitMillis));
  }

  private CellTimeline cell(
      CellKey key,
      CellTally tally,
      Map<CellKey, Origin> origins,
      PhaseLabels labels,
      List<TrialTimeline> trials) {
    List<TrialTimeline> own = trials.stream().filter(t -> t.cell().equals(key)).toList();
    List<LimitPoint> limits = new ArrayList<>();
    for (int i = 0; i < Limits.MILLIS.size(); i++) {
      int index = i;
      double[] values = own.stream().mapToDouble(t -> t.availabilityPct().get(index)).toArray();
      limits.add(new LimitPoint(Limits.MILLIS.get(i), Summary.of(values, confidence)));
    }
    return new CellTimeline(
        key, tally.trials(), origins.get(key), tally.seconds(), tally.phases(labels), limits);
  }

  /** The trials with the metrics that only their samples give, or that their rows lack. */
  public static Archive complete(Archive archive, SampleAnalysis samples) {
    TrialSources sources = new TrialSources(archive);
    List<Trial> trials =
        archive.trials().stream()
            .map(
                trial ->
                    samples
                        .trial(sources.id(trial))
                        .map(timeline -> trial.withAbsent(metrics(timeline)))
                        .orElse(trial))
            .toList();
    return new Archive(archive.directory(), archive.experiment(), trials, archive.warnings());
  }

  private static Map<String, Double> metrics(TrialTimeline timeline) {
    RowStatistics.ResponseTimes times = timeline.row().response();
    return Map.of(
        "p50_ms", (double) times.p50(),
        "p90_ms", (double) times.p90(),
        "p95_ms", (double) times.p95(),
        "p99_ms", (double) times.p99(),
        "goodput_rps", timeline.row().goodputRps().orElseThrow(),
        "availability_pct", timeline.withinLimitPct());
  }
}
