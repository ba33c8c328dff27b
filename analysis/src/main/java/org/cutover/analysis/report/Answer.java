package org.cutover.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Comparison;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Verdict;
import org.cutover.analysis.statistics.Summary;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.table.Precision;

/**
 * What a deployment does to users at one level of traffic, in a sentence.
 *
 * @param level the level
 * @param kind the worst finding there
 * @param lead the answer itself
 * @param details the findings behind it, one text a scenario
 */
record Answer(String level, Verdict.Kind kind, String lead, List<String> details) {
  private static final Set<String> ASKED =
      Set.of(MetricCatalogue.ERROR_RATE, "avg_ms", MetricCatalogue.MAXIMUM);

  Answer {
    details = List.copyOf(details);
  }

  /** One answer a level; none where nothing was compared. */
  static List<Answer> of(Analysis analysis) {
    Experiment experiment = analysis.archive().experiment();
    return experiment.levels().stream()
        .filter(level -> !analysis.comparisons(level.name()).isEmpty())
        .map(level -> of(analysis, level.name()))
        .toList();
  }

  /** The answer and its details, each on a line of its own. */
  String text() {
    return lead + ":\n  - " + String.join("\n  - ", details);
  }

  private static Answer of(Analysis analysis, String level) {
    List<Comparison> asked =
        analysis.comparisons(level).stream().filter(c -> ASKED.contains(c.metric().id())).toList();
    Verdict.Kind worst =
        asked.stream()
            .map(comparison -> comparison.verdict().kind())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    List<String> details = new ArrayList<>();
    for (CellKey cell : analysis.archive().experiment().cells(level)) {
      List<Comparison> ofCell =
          asked.stream().filter(c -> c.scenario().cell().equals(cell)).toList();
      if (!ofCell.isEmpty()) {
        details.add(detail(analysis, cell, ofCell));
      }
    }
    return new Answer(level, worst, lead(level, worst), details);
  }

  private static String lead(String level, Verdict.Kind worst) {
    return "At "
        + level
        + " traffic "
        + switch (worst) {
          case HARM -> "a deployment harms users";
          case INCONCLUSIVE -> "no harm is shown, and none is ruled out";
          case BETTER -> "a deployment does no harm";
          case EQUIVALENT -> "a deployment makes no difference that matters";
        };
  }

  private static String detail(Analysis analysis, CellKey cell, List<Comparison> comparisons) {
    String label = analysis.archive().experiment().label(cell);
    List<String> findings = new ArrayList<>();
    for (Verdict.Kind kind : List.of(Verdict.Kind.HARM, Verdict.Kind.BETTER)) {
      add(findings, kind == Verdict.Kind.HARM ? "worse" : "better", analysis, comparisons, kind);
    }
    add(findings, "equivalent", analysis, comparisons, Verdict.Kind.EQUIVALENT);
    add(findings, "undecided", analysis, comparisons, Verdict.Kind.INCONCLUSIVE);
    return label.substring(0, 1).toLowerCase(Locale.ROOT)
        + label.substring(1)
        + " – "
        + String.join("; ", findings);
  }

  private static void add(
      List<String> findings,
      String word,
      Analysis analysis,
      List<Comparison> comparisons,
      Verdict.Kind kind) {
    List<String> metrics =
        comparisons.stream()
            .filter(comparison -> comparison.verdict().kind() == kind)
            .map(comparison -> comparison.metric().name() + remark(analysis, comparison))
            .toList();
    if (!metrics.isEmpty()) {
      findings.add(word + ": " + String.join(", ", metrics));
    }
  }

  private static String remark(Analysis analysis, Comparison comparison) {
    List<String> remarks = new ArrayList<>();
    if (comparison.difference().isPresent()) {
      int decimals = Precision.decimals(analysis, comparison.metric());
      String before = mean(comparison.control().summary().orElseThrow(), decimals);
      String after = mean(comparison.scenario().summary().orElseThrow(), decimals);
      remarks.add(
          (before.equals(after) ? before : before + " → " + after)
              + " "
              + comparison.metric().unit());
    }
    OptionalLong needed = comparison.verdict().repetitionsNeeded();
    if (needed.isPresent()) {
      remarks.add("about " + needed.getAsLong() + " repetitions would settle it");
    }
    return remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")";
  }

  private static String mean(Summary summary, int decimals) {
    return Numbers.fixed(summary.mean(), decimals);
  }
}
