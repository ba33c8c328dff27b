package org.cutover.analysis.statistics;

import java.util.OptionalDouble;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.StatUtils;

/** How large a difference is, apart from how sure it is. */
public final class EffectSizes {
  private EffectSizes() {}

  /**
   * Hedges' g: the difference of means in pooled standard deviations, with Hedges' exact correction
   * for small samples. Empty where that deviation is 0 or undefined.
   */
  public static OptionalDouble hedgesG(double[] scenario, double[] control) {
    if (MeanDifference.undefined(scenario, control).isPresent()) {
      return OptionalDouble.empty();
    }
    double half = (scenario.length + control.length - 2) / 2.0;
    double correction =
        Math.exp(Gamma.logGamma(half) - Gamma.logGamma(half - 0.5)) / Math.sqrt(half);
    double sd = Math.sqrt(MeanDifference.pooledVariance(scenario, control));
    double difference = StatUtils.mean(scenario) - StatUtils.mean(control);
    return OptionalDouble.of(correction * difference / sd);
  }

  /**
   * Cliff's delta: how much more often a scenario's value is above a control's than below it, from
   * −1 to 1. Empty where a side has no values.
   */
  public static OptionalDouble cliffsDelta(double[] scenario, double[] control) {
    if (scenario.length == 0 || control.length == 0) {
      return OptionalDouble.empty();
    }
    long sum = 0;
    for (double a : scenario) {
      for (double b : control) {
        sum += a > b ? 1 : a < b ? -1 : 0;
      }
    }
    return OptionalDouble.of(sum / ((double) scenario.length * control.length));
  }
}
