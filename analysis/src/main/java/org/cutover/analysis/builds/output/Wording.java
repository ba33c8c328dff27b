package org.cutover.analysis.builds.output;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.analysis.builds.Build;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.builds.BuildComparison;
import org.cutover.analysis.builds.BuildVerdict;
import org.cutover.analysis.builds.BuildVerdict.Kind;
import org.cutover.analysis.builds.Controls;
import org.cutover.analysis.builds.Design;
import org.cutover.analysis.table.Numbers;

/** What all forms of a comparison say in the same words. */
final class Wording {
  private Wording() {}

  /** The answer in one sentence. */
  static String headline(BuildAnalysis analysis) {
    List<BuildComparison> decisive = analysis.decisive();
    int all = decisive.size();
    BuildVerdict verdict = analysis.verdict();
    return switch (verdict.kind()) {
      case BETTER -> "B is better than A in " + comparisons(all) + ".";
      case NOT_WORSE ->
          "B is not worse than A: shown to be within the margin in " + comparisons(all) + ".";
      case WORSE -> "B is worse than A: " + worse(decisive) + ".";
      case INCONCLUSIVE -> "Undecided whether B is worse than A: " + open(decisive, verdict) + ".";
    };
  }

  private static String comparisons(int all) {
    return switch (all) {
      case 1 -> "the one comparison";
      case 2 -> "both comparisons";
      default -> "all " + all + " comparisons";
    };
  }

  /** The metrics that got worse, each once, with the cells where that is not all of them. */
  private static String worse(List<BuildComparison> decisive) {
    List<BuildComparison> worse =
        decisive.stream().filter(c -> c.verdict().kind() == Kind.WORSE).toList();
    return worse.stream()
        .map(c -> c.cells().metric().name())
        .distinct()
        .map(name -> name + " (" + where(of(name, worse), of(name, decisive)) + ")")
        .collect(Collectors.joining(", "));
  }

  private static List<BuildComparison> of(String name, List<BuildComparison> comparisons) {
    return comparisons.stream().filter(c -> c.cells().metric().name().equals(name)).toList();
  }

  private static String where(List<BuildComparison> worse, List<BuildComparison> all) {
    return worse.size() == all.size() && all.size() > 1
        ? "in every cell"
        : worse.stream().map(BuildComparison::place).collect(Collectors.joining(", "));
  }

  private static String open(List<BuildComparison> decisive, BuildVerdict verdict) {
    long open = decisive.stream().filter(c -> c.verdict().kind() == Kind.INCONCLUSIVE).count();
    return open
        + " of "
        + decisive.size()
        + (decisive.size() == 1 ? " comparison is" : " comparisons are")
        + " open; "
        + trials(verdict.repetitionsNeeded());
  }

  private static String trials(OptionalLong needed) {
    return needed.isPresent()
        ? "about " + needed.getAsLong() + " trials per cell would settle it"
        : "how many trials would settle it cannot be told";
  }

  /** A verdict for people, with the repetitions that an open one needs. */
  static String word(BuildVerdict verdict) {
    return switch (verdict.kind()) {
      case BETTER -> "better";
      case NOT_WORSE -> "not worse";
      case WORSE -> "worse";
      case INCONCLUSIVE ->
          verdict.repetitionsNeeded().isPresent()
              ? "open (" + verdict.repetitionsNeeded().getAsLong() + ")"
              : "open";
    };
  }

  /** Who A or B is. */
  static String identity(Build build) {
    boolean named = !build.deployer().isEmpty() && !build.deployer().equals(build.name());
    return build.name()
        + (named ? ", deployer " + build.deployer() : "")
        + ", "
        + build.trials()
        + " trials";
  }

  /** How to read the columns. */
  static String legend(BuildAnalysis analysis) {
    String values =
        analysis.builds().design() == Design.CELLS
            ? "A, B: mean over the trials of the cell."
            : "A, B: what a deployment adds to no deployment, each in its own archive.";
    return values
        + " Worse by ≤: how much worse B may be at most, with "
        + Numbers.precise(100 * (1 - analysis.settings().alpha()))
        + " % confidence; below the margin, B is not worse. Open (n): about n trials per cell would"
        + " settle it.";
  }

  /** What a reader should know, of the archives and of their controls. */
  static List<String> notes(BuildAnalysis analysis) {
    List<String> notes = new ArrayList<>(analysis.notes());
    List<Controls> differ = analysis.controls().stream().filter(Controls::differ).toList();
    if (!differ.isEmpty()) {
      notes.add(
          "without a deployment B's service differs from A's: "
              + differ.stream().map(Wording::control).collect(Collectors.joining(", "))
              + (analysis.builds().design() == Design.EFFECTS
                  ? "; effects are compared as if that added the same to every cell"
                  : "; compared directly, that counts as B's doing"));
    }
    return notes;
  }

  private static String control(Controls controls) {
    int decimals = ComparisonTables.decimals(controls.metric(), controls);
    return controls.level()
        + " "
        + controls.metric().name()
        + " "
        + Numbers.fixed(controls.a().summary().orElseThrow().mean(), decimals)
        + " → "
        + Numbers.fixed(controls.b().summary().orElseThrow().mean(), decimals)
        + " "
        + controls.metric().unit();
  }

  /** The warnings of comparisons, each with what it is about, said once. */
  static List<String> warnings(Stream<BuildComparison> comparisons) {
    return comparisons
        .flatMap(c -> c.warnings().stream().map(warning -> about(c, warning)))
        .distinct()
        .toList();
  }

  /** A warning on one side names its cell itself. */
  private static String about(BuildComparison comparison, String warning) {
    boolean said = warning.startsWith("A: ") || warning.startsWith("B: ");
    return said ? warning : aboutIt(comparison, warning);
  }

  private static String aboutIt(BuildComparison comparison, String warning) {
    return comparison.place() + ", " + comparison.cells().metric().name() + ": " + warning;
  }

  /** What else was measured, in a sentence; what changed surely is named. */
  static String shown(BuildAnalysis analysis) {
    List<BuildComparison> shown = analysis.shown();
    if (shown.isEmpty()) {
      return "";
    }
    List<String> names = shown.stream().map(c -> c.cells().metric().name()).distinct().toList();
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      for (Kind kind : List.of(Kind.WORSE, Kind.BETTER)) {
        List<BuildComparison> changed =
            of(name, shown).stream().filter(c -> c.verdict().kind() == kind).toList();
        if (!changed.isEmpty()) {
          changes.add(name + " " + kind.word() + " (" + where(changed, of(name, shown)) + ")");
        }
      }
    }
    return "Also measured, deciding nothing: "
        + String.join(", ", names)
        + "; "
        + (changes.isEmpty() ? "no significant change" : String.join("; ", changes))
        + ".";
  }
}
