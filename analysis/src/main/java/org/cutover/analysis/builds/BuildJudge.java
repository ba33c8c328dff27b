package org.cutover.analysis.builds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.builds.BuildVerdict.Kind;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.CensoredMaxima;
import org.cutover.analysis.statistics.Question;
import org.cutover.analysis.statistics.RateBound;
import org.cutover.analysis.statistics.Repetitions;

/** Turns the numbers of one comparison into a verdict and into warnings. */
final class BuildJudge {
  private final AnalysisSettings settings;

  BuildJudge(AnalysisSettings settings) {
    this.settings = settings;
  }

  /**
   * Not worse goes before worse: a worsening that is sure and too small to matter is none.
   *
   * @param p Welch's p-value, adjusted
   * @param family over how many comparisons
   */
  BuildVerdict verdict(Tested tested, OptionalDouble p, int family) {
    if (tested.cells().noErrorAnywhere()) {
      return withoutErrors(tested);
    }
    double worsening = tested.worsening().orElse(0);
    if (below(p) && worsening < 0) {
      return BuildVerdict.of(Kind.BETTER);
    }
    if (below(tested.nonInferiority().p())) {
      return BuildVerdict.of(Kind.NOT_WORSE);
    }
    if (below(p) && worsening > 0) {
      return BuildVerdict.of(Kind.WORSE);
    }
    Question question = new Question(settings.alpha(), tested.margin());
    OptionalLong needed =
        Repetitions.needed(
                tested.cells().contrast(),
                worsening,
                question,
                Math.max(1, family),
                settings.power())
            .stream()
            .asLongStream()
            .findFirst();
    return new BuildVerdict(Kind.INCONCLUSIVE, needed);
  }

  private BuildVerdict withoutErrors(Tested tested) {
    if (tested.margin().isEmpty()) {
      return BuildVerdict.of(Kind.INCONCLUSIVE);
    }
    double margin = tested.margin().getAsDouble();
    if (upperPct(tested.cells()) <= margin) {
      return BuildVerdict.of(Kind.NOT_WORSE);
    }
    return margin > 0
        ? new BuildVerdict(Kind.INCONCLUSIVE, trialsFor(margin, tested.cells()))
        : BuildVerdict.of(Kind.INCONCLUSIVE);
  }

  /**
   * How much worse the error rate can be where nobody saw an error. Cell against cell it is at most
   * the candidate's own rate. Effect against effect it is at most that and the rate of the
   * baseline's control: both are bounded, each at half of alpha.
   */
  private double upperPct(Cells cells) {
    double alpha = settings.alpha();
    return cells.design() == Design.CELLS
        ? RateBound.upperPct(cells.requestsB(), alpha)
        : RateBound.upperPct(cells.requestsB(), alpha / 2)
            + RateBound.upperPct(cells.requestsControlA(), alpha / 2);
  }

  private OptionalLong trialsFor(double margin, Cells cells) {
    double alpha = settings.alpha();
    if (cells.design() == Design.CELLS) {
      return OptionalLong.of(trials(margin, alpha, cells.requestsB(), cells.b().values().size()));
    }
    int controls = cells.controlA().values().size();
    return OptionalLong.of(
        Math.max(
            trials(margin / 2, alpha / 2, cells.requestsB(), cells.b().values().size()),
            trials(margin / 2, alpha / 2, cells.requestsControlA(), controls)));
  }

  private static long trials(double boundPct, double alpha, long requests, int trials) {
    double perTrial = requests / (double) trials;
    return (long) Math.ceil(RateBound.requestsFor(boundPct, alpha) / perTrial);
  }

  /** How much worse the candidate may still be. */
  OptionalDouble worstLeft(Tested tested) {
    return tested.cells().noErrorAnywhere()
        ? OptionalDouble.of(upperPct(tested.cells()))
        : tested.worstLeft();
  }

  List<String> warnings(Tested tested, boolean deciding) {
    List<String> warnings = new ArrayList<>();
    if (tested.cells().noErrorAnywhere()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "no error on any side; B is worse by at most %.3g %% with %.0f %% confidence, taking"
                  + " requests as independent",
              upperPct(tested.cells()),
              100 * (1 - settings.alpha())));
    } else {
      warnings.addAll(tested.welch().warnings());
      if (deciding && tested.margin().isPresent() && tested.margin().getAsDouble() == 0) {
        warnings.add("the margin is a percentage of 0; give one in the metric's own unit");
      }
    }
    OptionalDouble welch = tested.welch().p();
    OptionalDouble ranks = tested.ranks().p();
    if (welch.isPresent() && ranks.isPresent() && below(welch) != below(ranks)) {
      warnings.add("the tests disagree: Welch and Mann-Whitney fall on different sides of alpha");
    }
    tested.cells().compared(Cells.Side.A).forEach(cell -> censored("A: ", cell, warnings));
    tested.cells().compared(Cells.Side.B).forEach(cell -> censored("B: ", cell, warnings));
    return warnings;
  }

  private static void censored(String side, CellValues cell, List<String> warnings) {
    CensoredMaxima.warnings(cell).forEach(warning -> warnings.add(side + warning));
  }

  private boolean below(OptionalDouble p) {
    return p.isPresent() && p.getAsDouble() < settings.alpha();
  }
}
