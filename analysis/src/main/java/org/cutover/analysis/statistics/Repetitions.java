package org.cutover.analysis.statistics;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How many trials a cell would need for a verdict, if means and variances stay what they were. By
 * the normal approximation with Guenther's correction for an estimated variance.
 */
public final class Repetitions {
  private static final int LIMIT = 1_000_000;

  private Repetitions() {}

  /**
   * The smaller of the numbers that would show the observed difference, and that would show it to
   * be within the margin. Empty where neither ever would.
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
    double zPower = z(power);
    OptionalInt difference =
        trials(variances, distance, z(1 - question.alpha() / family / 2), zPower);
    OptionalInt equivalence =
        question.margin().isPresent()
            ? trials(
                variances,
                question.margin().getAsDouble() - distance,
                z(1 - question.alpha()),
                // Around a true difference of 0 either side of the margin may fail.
                distance == 0 ? z((1 + power) / 2) : zPower)
            : OptionalInt.empty();
    return Stream.of(difference, equivalence).flatMapToInt(OptionalInt::stream).min();
  }

  private static OptionalInt trials(
      double variances, double distance, double zAlpha, double zPower) {
    if (distance <= 0) {
      return OptionalInt.empty();
    }
    double n = (zAlpha + zPower) * (zAlpha + zPower) * variances / (distance * distance);
    double corrected = Math.ceil(n + zAlpha * zAlpha / 4);
    return corrected <= LIMIT ? OptionalInt.of((int) Math.max(2, corrected)) : OptionalInt.empty();
  }

  private static double z(double probability) {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(probability);
  }
}
