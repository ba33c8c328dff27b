package org.cutover.analysis.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Means of independent samples, some added and some subtracted: of two samples their difference, of
 * four a difference of differences. Variances may differ: the standard error is √Σ sᵢ²/nᵢ and its
 * degrees of freedom are Satterthwaite's, (Σ sᵢ²/nᵢ)² ÷ Σ (sᵢ²/nᵢ)²/(nᵢ − 1). Sources:
 * Satterthwaite (1946), Biometrics Bulletin 2, 110–114; Welch (1947), Biometrika 34, 28–35.
 */
public final class Contrast {
  private final List<double[]> added;
  private final List<double[]> subtracted;

  private Contrast(List<double[]> added, List<double[]> subtracted) {
    this.added = added.stream().map(double[]::clone).toList();
    this.subtracted = subtracted.stream().map(double[]::clone).toList();
  }

  /** The mean of a candidate less that of a baseline. */
  public static Contrast between(double[] candidate, double[] baseline) {
    return new Contrast(List.of(candidate), List.of(baseline));
  }

  /** What a candidate adds to its own control, less what a baseline adds to its own. */
  public static Contrast ofDifferences(
      double[] candidate, double[] candidateControl, double[] baseline, double[] baselineControl) {
    return new Contrast(List.of(candidate, baselineControl), List.of(baseline, candidateControl));
  }

  private Stream<double[]> groups() {
    return Stream.concat(added.stream(), subtracted.stream());
  }

  /** How many samples there are. */
  int size() {
    return added.size() + subtracted.size();
  }

  /** The size of the smallest sample. */
  int fewest() {
    return groups().mapToInt(group -> group.length).min().orElse(0);
  }

  /** The value; empty where a sample has no values. */
  public OptionalDouble estimate() {
    return fewest() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum(added) - sum(subtracted));
  }

  private static double sum(List<double[]> groups) {
    return groups.stream().mapToDouble(StatUtils::mean).sum();
  }

  /** Why no t-test is defined for these samples, if none is. */
  public Optional<String> undefined() {
    if (fewest() < 2) {
      return Optional.of("not tested: at least two trials a side are needed");
    }
    return groups().allMatch(MeanDifference::isConstant)
        ? Optional.of("not tested: nothing varies within any side")
        : Optional.empty();
  }

  /** The sum of the samples' variances, where a test is defined. */
  double variances() {
    return groups().mapToDouble(StatUtils::variance).sum();
  }

  /** With its standard error and degrees of freedom, where a test is defined. */
  MeanDifference difference() {
    double sum = 0;
    double squares = 0;
    for (double[] group : groups().toList()) {
      double share = StatUtils.variance(group) / group.length;
      sum += share;
      squares += share * share / (group.length - 1);
    }
    return new MeanDifference(estimate().orElseThrow(), Math.sqrt(sum), sum * sum / squares);
  }

  /**
   * The value in standard deviations pooled over all samples, with Hedges' exact correction for
   * small ones: of two samples Hedges' g. Empty where that deviation is 0 or undefined.
   */
  public OptionalDouble hedgesG() {
    if (undefined().isPresent()) {
      return OptionalDouble.empty();
    }
    double df = groups().mapToInt(group -> group.length - 1).sum();
    double squares = groups().mapToDouble(g -> StatUtils.variance(g) * (g.length - 1)).sum();
    double correction =
        Math.exp(Gamma.logGamma(df / 2) - Gamma.logGamma((df - 1) / 2)) / Math.sqrt(df / 2);
    return OptionalDouble.of(correction * estimate().orElseThrow() / Math.sqrt(squares / df));
  }
}
