package org.cutover.lab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cutover.common.CutoverException;

/** The trials of an experiment, in the order in which they run. */
public final class Matrix {
  private Matrix() {}

  /** All cells in file order; the control is one cell a level, whatever the deployers. */
  public static List<Cell> cells(Experiment experiment) {
    List<Cell> cells = new ArrayList<>();
    for (String level : experiment.levels().keySet()) {
      for (String scenario : experiment.scenarios().keySet()) {
        if (scenario.equals(Experiment.CONTROL)) {
          cells.add(new Cell(level, scenario, ""));
        } else {
          experiment
              .deployers()
              .keySet()
              .forEach(deployer -> cells.add(new Cell(level, scenario, deployer)));
        }
      }
    }
    return List.copyOf(cells);
  }

  /**
   * All trials in running order. A block is one repetition of every cell; in randomized order the
   * cells of a block are shuffled by the seed and the block's number alone, so that more
   * repetitions of the same experiment begin with the same trials.
   */
  public static List<PlannedTrial> trials(Experiment experiment) {
    List<PlannedTrial> trials = new ArrayList<>();
    for (int block = 1; block <= experiment.repetitions(); block++) {
      List<Cell> cells = new ArrayList<>(cells(experiment));
      if (experiment.order() == Experiment.Order.RANDOMIZED_BLOCKS) {
        Collections.shuffle(cells, new Random(experiment.seed() * 1_000_003L + block));
      }
      for (Cell cell : cells) {
        trials.add(new PlannedTrial(block, cell, id(experiment, block, cell)));
      }
    }
    return List.copyOf(trials);
  }

  /** The time the loads of all trials take together, without resets. */
  public static Duration loadTime(Experiment experiment) {
    return experiment
        .times()
        .total()
        .multipliedBy((long) experiment.repetitions() * cells(experiment).size());
  }

  /**
   * The experiment cut down to one level, one scenario or one cell. The control of a level stays,
   * because nothing can be said without it.
   *
   * @param selection {@code level}, {@code level/scenario} or {@code /scenario}
   */
  public static Experiment only(Experiment experiment, String selection) {
    String[] parts = selection.split("/", -1);
    String level = parts[0];
    String scenario = parts.length > 1 ? parts[1] : "";
    if (parts.length > 2
        || (!level.isEmpty() && !experiment.levels().containsKey(level))
        || (!scenario.isEmpty() && !experiment.scenarios().containsKey(scenario))) {
      throw CutoverException.usage(
          "--only "
              + selection
              + ": write level/scenario; levels: "
              + String.join(", ", experiment.levels().keySet())
              + "; scenarios: "
              + String.join(", ", experiment.scenarios().keySet()));
    }
    return new Experiment(
        experiment.name(),
        experiment.lab(),
        experiment.seed(),
        experiment.repetitions(),
        experiment.order(),
        experiment.rows(),
        experiment.baseline(),
        experiment.request(),
        experiment.times(),
        keep(experiment.levels(), level, ""),
        keep(experiment.scenarios(), scenario, Experiment.CONTROL),
        experiment.deployers(),
        experiment.analysis(),
        experiment.reruns());
  }

  private static <V> Map<String, V> keep(Map<String, V> map, String wanted, String always) {
    Map<String, V> kept = new LinkedHashMap<>(map);
    kept.keySet()
        .removeIf(name -> !wanted.isEmpty() && !name.equals(wanted) && !name.equals(always));
    return kept;
  }

  private static String id(Experiment experiment, int block, Cell cell) {
    String id = block + "-" + cell.level() + "-" + cell.scenario();
    boolean several = experiment.deployers().size() > 1 && !cell.deployer().isEmpty();
    return several ? id + "-" + cell.deployer() : id;
  }
}
