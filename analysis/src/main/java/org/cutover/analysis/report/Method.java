package org.cutover.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.table.Numbers;

/** How the numbers came out, in words, for the report's section of that name. */
final class Method {
  private static final String SAMPLES =
      "Samples. A request counts in the second in which it was sent, and in every phase that was"
          + " under way at that moment. Seconds and phases of a cell are made from the requests of"
          + " all its trials together; percentiles are never averaged. They are there to be looked"
          + " at: tests compare trials. Availability by limit is the share of a trial's"
          + " requests that were answered correctly within the limit.";

  private Method() {}

  static List<String> paragraphs(Analysis analysis) {
    Experiment experiment = analysis.archive().experiment();
    AnalysisSettings settings = experiment.settings();
    List<String> paragraphs = new ArrayList<>();
    String loads =
        experiment.levels().stream()
            .filter(level -> !level.load().isEmpty())
            .map(level -> level.name() + ": " + level.load())
            .collect(Collectors.joining("; "));
    if (!loads.isEmpty()) {
      paragraphs.add("Traffic. " + loads + ".");
    }
    paragraphs.add(
        "Unit. The trial, never the request: a cell's mean is the mean of its trials' values. "
            + (analysis.mode() == Mode.AS_PUBLISHED
                ? "Error rates are those printed with each trial, rounded as they are."
                : "Error rates are recomputed from errors and samples."));
    paragraphs.add(
        "Tests. Each scenario with a deployment against no deployment at the same level: "
            + (analysis.mode() == Mode.AS_PUBLISHED
                ? "Student's two-sided t-test with pooled variance in the p-value tables, which is"
                    + " how the published values came out; beside it "
                : "")
            + "Welch's two-sided t-test with Welch–Satterthwaite degrees of freedom; Hedges' g;"
            + " the exact Mann–Whitney test on mid-ranks; Holm's adjustment over the comparisons of"
            + " one metric; equivalence by two one-sided Welch tests (TOST). Alpha is "
            + Numbers.precise(settings.alpha())
            + ", repetitions still needed are computed for a power of "
            + Numbers.precise(settings.power())
            + ".");
    paragraphs.add("Margins of equivalence. " + margins(settings) + ".");
    paragraphs.add(
        "Undefined. Where nothing varies there is no test; without any error on either side the"
            + " verdict comes from the upper confidence bound on the error rate.");
    if (analysis.samples().isPresent()) {
      long limit = analysis.samples().get().limitMillis();
      paragraphs.add(SAMPLES + " The metric availability_pct takes a limit of " + limit + " ms.");
    }
    return paragraphs;
  }

  private static String margins(AnalysisSettings settings) {
    Map<String, String> texts = new TreeMap<>();
    settings
        .margins()
        .forEach(
            (metric, margin) ->
                texts.put(
                    metric,
                    name(metric)
                        + ": "
                        + Numbers.precise(margin.amount())
                        + (margin.relative()
                            ? " % of the mean without a deployment"
                            : " " + unit(metric))));
    return String.join("; ", texts.values());
  }

  private static String name(String metric) {
    return known(metric).map(Metric::name).orElse(metric);
  }

  /** The unit of a difference. */
  private static String unit(String metric) {
    return known(metric)
        .map(it -> it.unit().equals("%") ? "percentage points" : it.unit())
        .orElse("in its own unit");
  }

  private static Optional<Metric> known(String metric) {
    return MetricCatalogue.all(Mode.RECOMPUTED).stream()
        .filter(it -> it.id().equals(metric))
        .findFirst();
  }
}
