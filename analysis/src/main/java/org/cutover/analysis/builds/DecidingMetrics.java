package org.cutover.analysis.builds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Mode;
import org.cutover.common.CutoverException;

/** Which metrics the verdict rests on: those that have a margin, unless some are asked for. */
final class DecidingMetrics {
  private final Builds builds;
  private final Gate gate;
  private final AnalysisSettings settings;

  DecidingMetrics(Builds builds, Gate gate, AnalysisSettings settings) {
    this.builds = builds;
    this.gate = gate;
    this.settings = settings;
  }

  /**
   * @param metrics those that both sides have values of
   * @throws CutoverException with exit code 2 if a metric that decides has no margin or no values
   */
  List<Metric> among(List<Metric> metrics) {
    known("--margin", gate.margins().keySet());
    known("--metric", gate.metrics());
    Set<String> names = gate.metrics().isEmpty() ? settings.margins().keySet() : gate.metrics();
    List<String> measured = metrics.stream().map(Metric::id).toList();
    for (String name : new TreeSet<>(names)) {
      if (!settings.margins().containsKey(name)) {
        throw CutoverException.usage(
            "--metric "
                + name
                + ": has no margin; say how much worse B may be, such as --margin "
                + name
                + "=10%");
      }
      if (!measured.contains(name)) {
        throw CutoverException.usage(
            "not comparable: " + name + " has a margin, but no values in " + without(name));
      }
    }
    return metrics.stream().filter(metric -> names.contains(metric.id())).toList();
  }

  private static void known(String option, Set<String> names) {
    Set<String> all = MetricCatalogue.names();
    for (String name : new TreeSet<>(names)) {
      if (!all.contains(name)) {
        throw CutoverException.usage(
            option + ": unknown metric '" + name + "'; known: " + String.join(", ", all));
      }
    }
  }

  private String without(String name) {
    Metric metric =
        MetricCatalogue.all(Mode.RECOMPUTED).stream()
            .filter(one -> one.id().equals(name))
            .findFirst()
            .orElseThrow();
    List<String> sides = new ArrayList<>();
    if (!Comparability.has(builds.a().archive(), metric)) {
      sides.add("A");
    }
    if (!Comparability.has(builds.b().archive(), metric)) {
      sides.add("B");
    }
    return String.join(" and ", sides);
  }
}
