package org.cutover.analysis.builds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Mode;
import org.cutover.common.CutoverException;

/** Says what two builds can be compared in, or why they cannot be. */
final class Comparability {
  private final Builds builds;
  private final Gate gate;

  private Comparability(Builds builds, Gate gate) {
    this.builds = builds;
    this.gate = gate;
  }

  /**
   * @throws CutoverException with exit code 2 and everything that is in the way, in one line
   */
  static Matter check(Builds builds, Gate gate) {
    return new Comparability(builds, gate).matter();
  }

  private Matter matter() {
    List<String> levels = asked("--level", gate.levels(), levels(builds.a()), levels(builds.b()));
    List<String> scenarios =
        asked("--scenario", gate.scenarios(), scenarios(builds.a()), scenarios(builds.b()));
    List<String> obstacles = new ArrayList<>();
    oneSided("level", levels(builds.a()), levels(builds.b()), gate.levels(), obstacles);
    oneSided("scenario", scenarios(builds.a()), scenarios(builds.b()), gate.scenarios(), obstacles);
    conditions().ifPresent(both -> obstacles.addAll(both.a.differences(both.b, true, gate)));
    List<String> shared = levels.stream().filter(levels(builds.b())::contains).toList();
    obstacles.addAll(withoutControl(shared));
    if (!obstacles.isEmpty()) {
      boolean hold = obstacles.stream().anyMatch(obstacle -> obstacle.startsWith("times.hold "));
      throw CutoverException.usage(
          "not comparable: "
              + String.join("; ", obstacles)
              + (hold ? " (run B from A's experiment.yml, whose hold stays)" : ""));
    }
    if (scenarios.isEmpty()) {
      throw CutoverException.usage("nothing to compare: there is no scenario with a deployment");
    }
    List<Metric> metrics = metrics();
    AnalysisSettings settings =
        builds.a().archive().experiment().settings().withMargins(gate.margins());
    List<Metric> deciding = new DecidingMetrics(builds, gate, settings).among(metrics);
    List<String> notes = Differences.notes(builds, gate, conditions());
    return new Matter(levels, scenarios, metrics, deciding, settings, notes);
  }

  /**
   * What both experiment files say; empty where one is missing.
   *
   * @param a of the baseline
   * @param b of the candidate
   */
  record Both(Conditions a, Conditions b) {}

  private Optional<Both> conditions() {
    Optional<Conditions> a = Conditions.of(builds.a().archive().directory());
    Optional<Conditions> b = Conditions.of(builds.b().archive().directory());
    return a.isPresent() && b.isPresent()
        ? Optional.of(new Both(a.get(), b.get()))
        : Optional.empty();
  }

  private static List<String> levels(Build build) {
    return build.archive().experiment().levels().stream().map(Experiment.Level::name).toList();
  }

  private static List<String> scenarios(Build build) {
    return build.archive().experiment().scenarios().stream()
        .filter(scenario -> !scenario.equals(CellKey.CONTROL))
        .toList();
  }

  /** The names that were asked for, in the baseline's order. */
  private static List<String> asked(
      String option, Set<String> asked, List<String> inA, List<String> inB) {
    for (String name : new TreeSet<>(asked)) {
      if (!inA.contains(name) && !inB.contains(name)) {
        throw CutoverException.usage(
            option + ": unknown '" + name + "'; known: " + String.join(", ", inA));
      }
    }
    return inA.stream().filter(name -> asked.isEmpty() || asked.contains(name)).toList();
  }

  private static void oneSided(
      String kind, List<String> inA, List<String> inB, Set<String> asked, List<String> obstacles) {
    Set<String> all = new TreeSet<>(inA);
    all.addAll(inB);
    for (String name : all) {
      if ((asked.isEmpty() || asked.contains(name)) && inA.contains(name) != inB.contains(name)) {
        String where = inA.contains(name) ? "A" : "B";
        obstacles.add(
            kind + " '" + name + "' is only in " + where + " (choose others with --" + kind + ")");
      }
    }
  }

  /** Effects need a control on both sides at every level. */
  private List<String> withoutControl(List<String> levels) {
    List<String> missing = new ArrayList<>();
    if (builds.design() == Design.EFFECTS) {
      for (String level : levels) {
        if (builds.a().trials(level, CellKey.CONTROL).isEmpty()) {
          missing.add(level + "/none in A");
        }
        if (builds.b().trials(level, CellKey.CONTROL).isEmpty()) {
          missing.add(level + "/none in B");
        }
      }
    }
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "no trials without a deployment to measure effects against ("
                + String.join(", ", missing)
                + "); with --direct cells are compared as they are");
  }

  private List<Metric> metrics() {
    return MetricCatalogue.all(Mode.RECOMPUTED).stream()
        .filter(metric -> has(builds.a().archive(), metric) && has(builds.b().archive(), metric))
        .toList();
  }

  static boolean has(Archive archive, Metric metric) {
    return metric.values(archive.trials()).length > 0;
  }
}
