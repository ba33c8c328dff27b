package org.cutover.analysis.report;

import static org.cutover.analysis.report.SampleColumns.joined;

import java.util.List;
import org.cutover.analysis.format.CsvFormat;
import org.cutover.analysis.timeline.SampleAnalysis;

/** {@code data/phases.csv} and {@code data/trial-phases.csv}: what users met in each phase. */
final class PhasesCsv {
  private PhasesCsv() {}

  static String ofCells(SampleAnalysis samples) {
    List<List<String>> rows =
        samples.cells().stream()
            .flatMap(
                cell ->
                    cell.phases().stream()
                        .map(
                            phase ->
                                joined(
                                    SampleColumns.cell(cell.cell()), SampleColumns.phase(phase))))
            .toList();
    return CsvFormat.csv(joined(SampleColumns.CELL, SampleColumns.PHASE), rows);
  }

  static String ofTrials(SampleAnalysis samples) {
    List<List<String>> rows =
        samples.trials().stream()
            .flatMap(
                trial ->
                    trial.phases().stream()
                        .map(
                            phase ->
                                joined(
                                    List.of(trial.id(), Integer.toString(trial.run())),
                                    SampleColumns.cell(trial.cell()),
                                    SampleColumns.phase(phase))))
            .toList();
    return CsvFormat.csv(
        joined(List.of("trial", "run"), SampleColumns.CELL, SampleColumns.PHASE), rows);
  }
}
