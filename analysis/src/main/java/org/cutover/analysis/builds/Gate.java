package org.cutover.analysis.builds;

import java.util.Map;
import java.util.Set;
import org.cutover.analysis.archive.Margin;

/**
 * What is asked of a comparison, beyond what the archives say.
 *
 * @param margins by metric; each replaces the archive's or adds one
 * @param metrics those that decide; empty for all that have a margin
 * @param levels those that are compared; empty for all
 * @param scenarios those that are compared; empty for all with a deployment
 */
public record Gate(
    Map<String, Margin> margins, Set<String> metrics, Set<String> levels, Set<String> scenarios) {
  /** Asks what the archives say. */
  public static final Gate STANDARD = new Gate(Map.of(), Set.of(), Set.of(), Set.of());

  /** Copies the collections. */
  public Gate {
    margins = Map.copyOf(margins);
    metrics = Set.copyOf(metrics);
    levels = Set.copyOf(levels);
    scenarios = Set.copyOf(scenarios);
  }

  boolean asksLevel(String level) {
    return levels.isEmpty() || levels.contains(level);
  }

  boolean asksScenario(String scenario) {
    return scenarios.isEmpty() || scenarios.contains(scenario);
  }
}
