package org.cutover.analysis.report;

import java.nio.file.Path;
import java.util.List;

/**
 * A report that has been written.
 *
 * @param directory the folder that holds it
 * @param main what to open first: {@code report.html}, or the folder where no page was asked for
 * @param answers one a level: what a deployment does to users, then a line a scenario
 * @param terminalTables the summary tables as lines of plain text
 * @param warnings what a reader should know, such as missing trials or charts
 */
public record ReportResult(
    Path directory,
    Path main,
    List<String> answers,
    List<String> terminalTables,
    List<String> warnings) {

  /** Copies the lists. */
  public ReportResult {
    answers = List.copyOf(answers);
    terminalTables = List.copyOf(terminalTables);
    warnings = List.copyOf(warnings);
  }
}
