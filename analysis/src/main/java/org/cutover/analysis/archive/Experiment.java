package org.cutover.analysis.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What analysis needs to know of an experiment: its matrix, in the order in which tables show it.
 *
 * @param name what it is called
 * @param levels the levels of traffic
 * @param scenarios what is deployed, the control first
 * @param deployers who deploys; empty where the archive names none
 * @param repetitions planned trials a cell; empty where no plan is kept
 * @param settings how it is to be judged
 */
public record Experiment(
    String name,
    List<Level> levels,
    List<String> scenarios,
    List<String> deployers,
    OptionalInt repetitions,
    AnalysisSettings settings) {

  /**
   * A level of traffic.
   *
   * @param name such as {@code low}
   * @param load a short description for people, or empty
   */
  public record Level(String name, String load) {}

  /** Copies the lists. */
  public Experiment {
    levels = List.copyOf(levels);
    scenarios = List.copyOf(scenarios);
    deployers = List.copyOf(deployers);
  }

  /** The cells of one level, the control first. */
  public List<CellKey> cells(String level) {
    List<CellKey> cells = new ArrayList<>();
    for (String scenario : scenarios) {
      if (scenario.equals(CellKey.CONTROL) || deployers.isEmpty()) {
        cells.add(new CellKey(level, scenario, ""));
      } else {
        deployers.forEach(deployer -> cells.add(new CellKey(level, scenario, deployer)));
      }
    }
    return cells;
  }

  /** All cells, level by level. */
  public List<CellKey> cells() {
    return levels.stream().flatMap(level -> cells(level.name()).stream()).toList();
  }

  /** The name of a scenario as people read it, with the deployer where there are several. */
  public String label(CellKey cell) {
    String label = label(cell.scenario());
    return deployers.size() > 1 && !cell.isControl() ? label + ", " + cell.deployer() : label;
  }

  /** The name of a scenario as people read it. */
  public static String label(String scenario) {
    return switch (scenario) {
      case CellKey.CONTROL -> "No deployment";
      case "success" -> "Successful deployment";
      case "failure" -> "Failing deployment";
      default -> scenario;
    };
  }
}
