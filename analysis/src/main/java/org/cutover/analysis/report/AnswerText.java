package org.cutover.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cutover.analysis.format.TerminalFormat;

/** An answer for a terminal: a sentence, and below it a line for each finding, in columns. */
final class AnswerText {
  private AnswerText() {}

  /** All answers, their columns under each other. */
  static List<String> of(List<Answer> answers) {
    List<Finding> all = answers.stream().flatMap(answer -> answer.findings().stream()).toList();
    List<String> texts = new ArrayList<>();
    for (Answer answer : answers) {
      List<String> lines = new ArrayList<>(TerminalFormat.wrapped(answer.lead() + "."));
      for (String scenario : answer.scenarios()) {
        lines.add("  " + scenario);
        answer.findings(scenario).forEach(finding -> lines.add(line(finding, all)));
      }
      texts.add(String.join("\n", lines));
    }
    return texts;
  }

  private static String line(Finding finding, List<Finding> all) {
    return ("    "
            + padded(finding, Finding::word, all)
            + padded(finding, Finding::metric, all)
            + padded(finding, Finding::change, all)
            + finding.sure())
        .stripTrailing();
  }

  private static String padded(
      Finding finding, Function<Finding, String> column, List<Finding> all) {
    int width = all.stream().map(column).mapToInt(String::length).max().orElse(0);
    String text = column.apply(finding);
    return text + " ".repeat(width - text.length() + 2);
  }
}
