package org.cutover.analysis.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.analysis.archive.CellKey;

/**
 * The matrix that trials show.
 *
 * @param levels low, medium and high first, others as they came
 * @param scenarios the control first
 * @param deployers sorted
 * @param repetitions the most that any cell has
 */
record ImportedMatrix(
    List<String> levels, List<String> scenarios, List<String> deployers, int repetitions) {
  private static final List<String> USUAL_LEVELS = List.of("low", "medium", "high");
  private static final List<String> USUAL_SCENARIOS =
      List.of(CellKey.CONTROL, "success", "failure");

  static ImportedMatrix of(List<ImportedTrial> trials) {
    Set<String> levels = new LinkedHashSet<>();
    Set<String> scenarios = new LinkedHashSet<>();
    Set<String> deployers = new TreeSet<>();
    Map<CellKey, Integer> counts = new HashMap<>();
    for (ImportedTrial trial : trials) {
      CellKey cell = trial.name().cell();
      levels.add(cell.level());
      scenarios.add(cell.scenario());
      if (!cell.deployer().isEmpty()) {
        deployers.add(cell.deployer());
      }
      counts.merge(cell, 1, Integer::sum);
    }
    return new ImportedMatrix(
        usualFirst(USUAL_LEVELS, levels),
        usualFirst(USUAL_SCENARIOS, scenarios),
        List.copyOf(deployers),
        counts.values().stream().mapToInt(Integer::intValue).max().orElse(1));
  }

  private static List<String> usualFirst(List<String> usual, Set<String> names) {
    Set<String> ordered = new LinkedHashSet<>(usual);
    ordered.retainAll(names);
    ordered.addAll(names);
    return List.copyOf(ordered);
  }

  /** {@code experiment.yml} of an archive that shows this matrix. */
  String experiment(String name) {
    List<String> lines = new ArrayList<>();
    lines.add("schema: 1");
    lines.add(
        "# What the imported files show. Add users and throughput to the levels, and margins.");
    lines.add("name: " + quoted(name));
    lines.add("lab: imported");
    lines.add("repetitions: " + repetitions);
    lines.add("levels:");
    levels.forEach(level -> lines.add("  " + quoted(level) + ": {}"));
    lines.add("scenarios:");
    scenarios.forEach(scenario -> lines.add("  " + quoted(scenario) + ": {}"));
    if (!deployers.isEmpty()) {
      lines.add("deployers:");
      deployers.forEach(deployer -> lines.add("  " + quoted(deployer) + ": \"\""));
    }
    return String.join("\n", lines) + "\n";
  }

  /** Every JSON string is a YAML string. */
  private static String quoted(String text) {
    if (text.matches("[a-z]+") && !text.matches("true|false|null|yes|no|on|off")) {
      return text;
    }
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text can always be written as JSON", e);
    }
  }
}
