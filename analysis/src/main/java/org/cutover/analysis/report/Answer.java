package org.cutover.analysis.report;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Comparison;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Verdict;

/**
 * What a deployment does to users at one level of traffic.
 *
 * @param level the level
 * @param kind the worst finding there
 * @param lead the answer in a sentence, without its full stop
 * @param findings what it rests on: each scenario and metric that was asked for
 */
record Answer(String level, Verdict.Kind kind, String lead, List<Finding> findings) {
  private static final Set<String> ASKED =
      Set.of(MetricCatalogue.ERROR_RATE, "avg_ms", MetricCatalogue.MAXIMUM);

  /** Copies the findings. */
  Answer {
    findings = List.copyOf(findings);
  }

  /** One answer a level; none where nothing was compared. */
  static List<Answer> of(Analysis analysis) {
    return analysis.archive().experiment().levels().stream()
        .map(level -> level.name())
        .filter(level -> !analysis.comparisons(level).isEmpty())
        .map(level -> of(analysis, level))
        .toList();
  }

  /** The scenarios of the findings, in their order. */
  List<String> scenarios() {
    return findings.stream().map(Finding::scenario).distinct().toList();
  }

  /** The findings on one scenario, the worst first. */
  List<Finding> findings(String scenario) {
    return findings.stream()
        .filter(finding -> finding.scenario().equals(scenario))
        .sorted(Comparator.comparing(Finding::kind).reversed())
        .toList();
  }

  private static Answer of(Analysis analysis, String level) {
    List<Comparison> asked =
        analysis.archive().experiment().cells(level).stream()
            .flatMap(cell -> analysis.comparisons(level).stream().filter(c -> isOf(c, cell)))
            .filter(comparison -> ASKED.contains(comparison.metric().id()))
            .toList();
    List<Finding> findings = asked.stream().map(c -> Finding.of(analysis, c)).toList();
    Verdict.Kind worst =
        findings.stream().map(Finding::kind).max(Comparator.naturalOrder()).orElseThrow();
    return new Answer(level, worst, lead(level, worst, findings), findings);
  }

  private static boolean isOf(Comparison comparison, Object cell) {
    return comparison.scenario().cell().equals(cell);
  }

  private static String lead(String level, Verdict.Kind worst, List<Finding> findings) {
    String where = "At " + level + " traffic ";
    return switch (worst) {
      case HARM -> where + "a deployment harms users: worse " + worse(findings);
      case INCONCLUSIVE -> where + "no harm is shown, and none is ruled out";
      case BETTER -> where + "a deployment does no harm";
      case EQUIVALENT -> where + "a deployment makes no difference that matters";
    };
  }

  /** The metrics that got worse, each once, with the scenario where that is not all of them. */
  private static String worse(List<Finding> findings) {
    List<Finding> harm = findings.stream().filter(f -> f.kind() == Verdict.Kind.HARM).toList();
    long scenarios = findings.stream().map(Finding::scenario).distinct().count();
    return enumeration(
        harm.stream()
            .map(Finding::metric)
            .distinct()
            .map(
                metric -> {
                  List<Finding> of = harm.stream().filter(f -> f.metric().equals(metric)).toList();
                  String which =
                      of.stream().map(Finding::scenarioInside).collect(Collectors.joining(", "));
                  return of.size() == scenarios ? metric : metric + " (" + which + ")";
                })
            .toList());
  }

  /** Words as a sentence lists them. */
  private static String enumeration(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
