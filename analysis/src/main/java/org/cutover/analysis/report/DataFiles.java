package org.cutover.analysis.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.timeline.SampleAnalysis;
import org.cutover.analysis.timeline.TrialTimeline;

/** The files of numbers that belong to a report. */
final class DataFiles {
  private DataFiles() {}

  static List<DataFile> of(Analysis analysis) {
    List<DataFile> files = new ArrayList<>();
    files.add(new DataFile("cells.csv", "means and intervals by cell", CellsCsv.render(analysis)));
    files.add(
        new DataFile("tests.csv", "tests, effect sizes and verdicts", TestsCsv.render(analysis)));
    analysis.samples().ifPresent(samples -> ofSamples(samples, files));
    return files;
  }

  /** The seconds of each trial: many files, each told by its name. */
  static List<DataFile> ofTrials(Analysis analysis) {
    List<TrialTimeline> trials = analysis.samples().map(SampleAnalysis::trials).orElse(List.of());
    return trials.parallelStream().map(DataFiles::ofTrial).toList();
  }

  private static DataFile ofTrial(TrialTimeline trial) {
    return new DataFile(
        "trials/" + trial.id() + ".csv", "seconds of a trial", TimelineCsv.ofTrial(trial));
  }

  private static void ofSamples(SampleAnalysis samples, List<DataFile> files) {
    files.add(
        new DataFile(
            "phases.csv", "what users met in each phase, by cell", PhasesCsv.ofCells(samples)));
    files.add(new DataFile("trial-phases.csv", "the same by trial", PhasesCsv.ofTrials(samples)));
    files.add(new DataFile("errors.csv", "errors by phase and class", ErrorsCsv.render(samples)));
    files.add(
        new DataFile(
            "timeline.csv",
            "second by second, by cell; single trials are in data/trials",
            TimelineCsv.ofCells(samples)));
    files.add(
        new DataFile("availability.csv", "availability by limit", AvailabilityCsv.render(samples)));
  }
}
