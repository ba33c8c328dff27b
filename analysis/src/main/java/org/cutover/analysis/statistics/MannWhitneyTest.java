package org.cutover.analysis.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The Mann–Whitney test, two-sided, conditional on the mid-ranks: the probability that a random
 * split of the pooled ranks is at least as far from its expectation as the observed one. Exact up
 * to {@value #EXACT_UP_TO} values a side, beyond that by the normal approximation with correction
 * for ties and continuity. The statistic is U of the scenario.
 */
final class MannWhitneyTest implements TwoSampleTest {
  static final int EXACT_UP_TO = 50;

  @Override
  public String name() {
    return "mann-whitney";
  }

  @Override
  public TestResult test(double[] scenario, double[] control, Question question) {
    if (scenario.length == 0 || control.length == 0) {
      return TestResult.undefined(name(), "not tested: no trials on one side");
    }
    DoubledRanks ranks = DoubledRanks.of(scenario, control);
    if (ranks.allEqual()) {
      return TestResult.undefined(name(), "not tested: all values are equal");
    }
    boolean exact = Math.max(scenario.length, control.length) <= EXACT_UP_TO;
    double p = exact ? exact(ranks) : approximate(ranks);
    return new TestResult(
        name(),
        OptionalDouble.of(ranks.u()),
        OptionalDouble.empty(),
        OptionalDouble.of(Math.min(1, p)),
        TestResult.Interval.NONE,
        warnings(ranks, exact));
  }

  private static List<String> warnings(DoubledRanks ranks, boolean exact) {
    String method = exact ? "" : "normal approximation";
    String ties = ranks.tied() > 0 ? ranks.tied() + " of " + ranks.size() + " values tied" : "";
    return List.of(method, ties).stream().filter(text -> !text.isEmpty()).toList();
  }

  /**
   * Counts, for every sum of ranks, the subsets of the scenario's size that have it. Doubling makes
   * mid-ranks whole; counts reach 1e29, of which a double keeps 15 digits.
   */
  static double exact(DoubledRanks ranks) {
    int[] values = ranks.values();
    int n = ranks.scenarioSize();
    int total = ranks.total();
    double[][] subsets = new double[n + 1][total + 1];
    subsets[0][0] = 1;
    for (int value : values) {
      for (int k = n; k >= 1; k--) {
        for (int sum = total; sum >= value; sum--) {
          subsets[k][sum] += subsets[k - 1][sum - value];
        }
      }
    }
    return extremeShare(subsets[n], ranks);
  }

  private static double extremeShare(double[] counts, DoubledRanks ranks) {
    // Compared as whole numbers, times the pooled size: no rounding decides what is as extreme.
    long expected = (long) ranks.scenarioSize() * ranks.total();
    long observed = Math.abs((long) ranks.scenarioSum() * ranks.size() - expected);
    double extreme = 0;
    double all = 0;
    for (int sum = 0; sum < counts.length; sum++) {
      all += counts[sum];
      if (Math.abs((long) sum * ranks.size() - expected) >= observed) {
        extreme += counts[sum];
      }
    }
    return extreme / all;
  }

  static double approximate(DoubledRanks ranks) {
    double distance = Math.abs(ranks.u() - ranks.expectedU()) - 0.5;
    double z = Math.max(0, distance) / Math.sqrt(ranks.varianceOfU());
    return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-z);
  }
}
