package org.cutover.analysis.chart;

import java.util.List;
import java.util.function.Function;

/** Names on an axis of numbers. */
final class TickNames {
  private TickNames() {}

  /** The first name at 1, the second at 2 and so on, nothing between them. */
  static Function<Double, String> atIntegers(List<String> names) {
    return x -> {
      int index = (int) Math.round(x) - 1;
      boolean onName = Math.abs(x - Math.rint(x)) < 1e-6 && index >= 0 && index < names.size();
      // XChart drops the ticks of an axis whose labels are not all different.
      return onName ? names.get(index) : " ".repeat((int) Math.max(1, Math.round((x + 3) * 2)));
    };
  }
}
