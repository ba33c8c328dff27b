package org.cutover.analysis.statistics;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How many trials a cell would need for a verdict, if means and variances stay what they were:
 * Student's t on both sides of the power equation, as in the textbooks, solved by stepping upwards.
 */
public final class Repetitions {
  private static final int LIMIT = 1_000_000;

  private Repetitions() {}

  /**
   * The smaller of the numbers that would show the observed difference, and that would show it to
   * be within the margin; more than there are in any case. Empty where neither ever would.
   *
   * @param family how many comparisons share alpha; the difference has to pass Holm's first step
   * @param power the probability with which the verdict is to be reached
   */
  public static OptionalInt needed(
      double[] scenario, double[] control, Question question, int family, double power) {
    if (MeanDifference.undefined(scenario, control).isPresent()) {
      return OptionalInt.empty();
    }
    double variances = StatUtils.variance(scenario) + StatUtils.variance(control);
    double distance = Math.abs(StatUtils.mean(scenario) - StatUtils.mean(control));
    OptionalInt difference = trials(variances, distance, 1 - question.alpha() / family / 2, power);
    OptionalInt equivalence =
        question.margin().isPresent()
            ? trials(
                variances,
                question.margin().getAsDouble() - distance,
                1 - question.alpha(),
                // Around a true difference of 0 either side of the margin may fail.
                distance == 0 ? (1 + power) / 2 : power)
            : OptionalInt.empty();
    int more = Math.min(scenario.length, control.length) + 1;
    return Stream.of(difference, equivalence)
        .flatMapToInt(OptionalInt::stream)
        .map(n -> Math.max(n, more))
        .min();
  }

  /**
   * The smaller of the numbers that would show a contrast to be a worsening, and that would show it
   * to be worse by less than the margin; more than there are in any case. Empty where neither ever
   * would.
   *
   * @param worsening the contrast in the direction of harm
   * @param family how many comparisons share alpha; a worsening has to pass Holm's first step
   * @param power the probability with which the verdict is to be reached
   */
  public static OptionalInt needed(
      Contrast contrast, double worsening, Question question, int family, double power) {
    if (contrast.undefined().isPresent()) {
      return OptionalInt.empty();
    }
    double variances = contrast.variances();
    int groups = contrast.size();
    double sure = 1 - question.alpha() / family / 2;
    OptionalInt worse = trials(variances, worsening, sure, power, groups);
    OptionalInt notWorse =
        question.margin().isPresent()
            ? trials(
                variances,
                question.margin().getAsDouble() - worsening,
                1 - question.alpha(),
                power,
                groups)
            : OptionalInt.empty();
    return Stream.of(worse, notWorse)
        .flatMapToInt(OptionalInt::stream)
        .map(n -> Math.max(n, contrast.fewest() + 1))
        .min();
  }

  private static OptionalInt trials(
      double variances, double distance, double confidence, double power) {
    return trials(variances, distance, confidence, power, 2);
  }

  private static OptionalInt trials(
      double variances, double distance, double confidence, double power, int groups) {
    if (distance <= 0) {
      return OptionalInt.empty();
    }
    double scale = variances / (distance * distance);
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    double atLeast = scale * square(quantiles(normal, confidence, power));
    if (atLeast > LIMIT) {
      return OptionalInt.empty();
    }
    // The normal distribution gives a number that is at most a few too low.
    int n = (int) Math.max(2, Math.ceil(atLeast));
    while (n < scale * square(quantiles(student(groups * (n - 1)), confidence, power))) {
      n++;
    }
    return OptionalInt.of(n);
  }

  private static TDistribution student(int df) {
    return new TDistribution(null, df);
  }

  private static double quantiles(RealDistribution distribution, double confidence, double power) {
    return distribution.inverseCumulativeProbability(confidence)
        + distribution.inverseCumulativeProbability(power);
  }

  private static double square(double number) {
    return number * number;
  }
}
