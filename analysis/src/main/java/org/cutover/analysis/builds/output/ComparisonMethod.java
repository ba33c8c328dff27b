package org.cutover.analysis.builds.output;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.archive.Margin;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.builds.Design;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.table.Numbers;

/** How the numbers of a comparison came out, in words. */
final class ComparisonMethod {
  private ComparisonMethod() {}

  static List<String> paragraphs(BuildAnalysis analysis) {
    AnalysisSettings settings = analysis.settings();
    return List.of(
        "Compared. " + design(analysis) + " The unit is the trial, never the request.",
        "Not worse: a one-sided Welch test shows that B is worse than A by less than the margin."
            + " Worse: Welch's two-sided test shows a difference, its p-value adjusted by Holm over"
            + " all comparisons that decide, B is on the worse side, and not shown to be within"
            + " the margin. Better: the same on the other side. Else it is open. Overall B is worse"
            + " if any comparison says so, and not worse only if all show it.",
        "Alpha is "
            + Numbers.precise(settings.alpha())
            + ", trials still needed are computed for a power of "
            + Numbers.precise(settings.power())
            + ". Deciding metrics and their margins: "
            + margins(analysis)
            + ".",
        "Where nobody saw an error, the bound is the exact upper confidence bound on the error"
            + " rate, taking requests as independent. What is undefined stays empty.");
  }

  private static String design(BuildAnalysis analysis) {
    if (analysis.builds().design() == Design.EFFECTS) {
      return "The effect of a deployment, scenario less no deployment in the same archive, in B less"
          + " that in A: four groups of trials, with Welch's standard error and Satterthwaite's"
          + " degrees of freedom. What another machine or day adds to all cells alike cancels out.";
    }
    return analysis.builds().oneArchive()
        ? "Cell against cell within one archive: trials without a deployment are shared, so the"
            + " difference between cells is the difference between effects."
        : "Cell against cell across two archives, as asked for: whatever the machine or the day"
            + " added counts as B's doing.";
  }

  private static String margins(BuildAnalysis analysis) {
    Map<String, String> texts = new TreeMap<>();
    for (Metric metric : analysis.deciding()) {
      Margin margin = analysis.settings().margins().get(metric.id());
      String amount = Numbers.precise(margin.amount());
      texts.put(
          metric.name(),
          margin.relative()
              ? amount + " % of A without a deployment"
              : amount + (metric.unit().equals("%") ? " percentage points" : " " + metric.unit()));
    }
    return texts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("; "));
  }
}
