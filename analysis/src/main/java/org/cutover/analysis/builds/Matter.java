package org.cutover.analysis.builds;

import java.util.List;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.comparison.Metric;

/**
 * What two builds are compared in, once it is known that they can be.
 *
 * @param levels the levels of traffic
 * @param scenarios those with a deployment
 * @param metrics those that both have values of
 * @param deciding those that the verdict rests on
 * @param settings alpha, power and the margins that hold
 * @param notes where the two differ without being incomparable
 */
record Matter(
    List<String> levels,
    List<String> scenarios,
    List<Metric> metrics,
    List<Metric> deciding,
    AnalysisSettings settings,
    List<String> notes) {
  Matter {
    levels = List.copyOf(levels);
    scenarios = List.copyOf(scenarios);
    metrics = List.copyOf(metrics);
    deciding = List.copyOf(deciding);
    notes = List.copyOf(notes);
  }
}
