package org.cutover.analysis.cli;

import java.io.PrintWriter;
import org.cutover.analysis.format.TerminalFormat;
import org.cutover.analysis.report.ReportResult;

/** What a terminal shows of a report: the tables that fit a screen, the answer, and where it is. */
public final class ReportText {
  private ReportText() {}

  /** Prints it. */
  public static void print(ReportResult result, PrintWriter out) {
    result.terminalTables().forEach(out::println);
    for (String answer : result.answers()) {
      out.println();
      out.println(answer);
    }
    if (!result.warnings().isEmpty()) {
      out.println();
      result.warnings().stream()
          .flatMap(warning -> TerminalFormat.wrapped("Warning: " + warning).stream())
          .forEach(out::println);
    }
    out.println();
    out.println("Report: " + result.main());
    out.flush();
  }
}
