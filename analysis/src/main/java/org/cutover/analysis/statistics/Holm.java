package org.cutover.analysis.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Holm's adjustment of p-values for testing several hypotheses at once. */
public final class Holm {
  private Holm() {}

  /** The adjusted p-values in the same order; an empty one stays empty and is not counted. */
  public static List<OptionalDouble> adjust(List<OptionalDouble> pValues) {
    List<Integer> byP =
        IntStream.range(0, pValues.size())
            .filter(i -> pValues.get(i).isPresent())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues.get(i).getAsDouble()))
            .toList();
    List<OptionalDouble> adjusted = new ArrayList<>(pValues);
    double largest = 0;
    for (int rank = 0; rank < byP.size(); rank++) {
      double p = pValues.get(byP.get(rank)).getAsDouble() * (byP.size() - rank);
      largest = Math.min(1, Math.max(largest, p));
      adjusted.set(byP.get(rank), OptionalDouble.of(largest));
    }
    return List.copyOf(adjusted);
  }
}
