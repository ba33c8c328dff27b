package org.cutover.analysis.report;

import static org.cutover.analysis.report.SampleColumns.joined;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.format.CsvFormat;
import org.cutover.analysis.timeline.CellTimeline;
import org.cutover.analysis.timeline.PhaseFigures;
import org.cutover.analysis.timeline.SampleAnalysis;

/**
 * {@code data/errors.csv}: errors of each cell by phase and class; where there are none, no row.
 */
final class ErrorsCsv {
  private ErrorsCsv() {}

  static String render(SampleAnalysis samples) {
    List<List<String>> rows = new ArrayList<>();
    for (CellTimeline cell : samples.cells()) {
      for (PhaseFigures phase : cell.phases()) {
        phase
            .errorsByClass()
            .forEach(
                (name, count) ->
                    rows.add(
                        joined(
                            SampleColumns.cell(cell.cell()),
                            List.of(
                                phase.span().phase(),
                                Integer.toString(phase.span().round()),
                                name,
                                Long.toString(count)))));
      }
    }
    List<String> header = List.of("phase", "round", "error_class", "errors");
    return CsvFormat.csv(joined(SampleColumns.CELL, header), rows);
  }
}
