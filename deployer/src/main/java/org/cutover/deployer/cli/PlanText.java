package org.cutover.deployer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.deployer.engine.Plan;
import org.cutover.deployer.engine.Stage;
import org.cutover.deployer.engine.Step;

/** A plan for people: numbered stages, what runs side by side together, and the line in between. */
final class PlanText {
  private PlanText() {}

  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    int number = 1;
    for (Stage stage : plan.reversible()) {
      number = stage(lines, number, stage);
    }
    lines.add("    ---- point of no return: before it everything is undone if a step fails ----");
    for (Stage stage : plan.forward()) {
      number = stage(lines, number, stage);
    }
    return lines;
  }

  private static int stage(List<String> lines, int number, Stage stage) {
    String prefix = String.format(Locale.ROOT, "%2d. ", number);
    for (List<Step> track : stage.tracks()) {
      for (Step step : track) {
        lines.add(
            prefix
                + String.format(
                    Locale.ROOT,
                    "%-10s %s: %s%s",
                    step.phase().word(),
                    step.title(),
                    step.description(),
                    step.undo().isPresent() ? " (can be undone)" : ""));
        prefix = "    ";
      }
    }
    return number + 1;
  }
}
