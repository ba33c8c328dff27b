package org.cutover.analysis.builds.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.builds.BuildVerdict.Kind;
import org.cutover.analysis.format.TerminalFormat;

/** A comparison as lines for a terminal or a build's log: plain text, the verdict first. */
final class ComparisonText {
  private ComparisonText() {}

  static List<String> lines(BuildAnalysis analysis, Path page) {
    ComparisonTables tables = new ComparisonTables(analysis);
    List<String> lines = new ArrayList<>(TerminalFormat.wrapped(Wording.headline(analysis)));
    lines.add("  A  " + Wording.identity(analysis.builds().a()));
    lines.add("  B  " + Wording.identity(analysis.builds().b()));
    lines.add("");
    lines.addAll(TerminalFormat.lines(tables.cells()));
    lines.add("");
    lines.addAll(TerminalFormat.lines(tables.decisive()));
    lines.add("");
    lines.addAll(TerminalFormat.wrapped(Wording.legend(analysis)));
    if (!Wording.shown(analysis).isEmpty()) {
      lines.add("");
      lines.addAll(TerminalFormat.wrapped(Wording.shown(analysis)));
    }
    List<String> mind = mind(analysis);
    if (!mind.isEmpty()) {
      lines.add("");
      mind.forEach(note -> lines.addAll(TerminalFormat.wrapped("Warning: " + note)));
    }
    lines.add("");
    lines.add("Comparison: " + page);
    return lines;
  }

  /** All notes, and why nothing more can be said where that is so. */
  private static List<String> mind(BuildAnalysis analysis) {
    return Stream.concat(
            Wording.notes(analysis).stream(),
            Wording.warnings(
                analysis.decisive().stream()
                    .filter(c -> c.verdict().kind() == Kind.INCONCLUSIVE)
                    .filter(c -> c.verdict().repetitionsNeeded().isEmpty()))
                .stream())
        .toList();
  }
}
