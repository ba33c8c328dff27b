package org.cutover.analysis.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maxima that keep returning to one value were probably cut off there, as by a timeout. */
public final class CensoredMaxima {
  private CensoredMaxima() {}

  /** What is to be said of a cell; nothing unless it holds maxima that look cut off. */
  public static List<String> warnings(CellValues cell) {
    List<String> warnings = new ArrayList<>();
    if (!cell.metric().id().equals(MetricCatalogue.MAXIMUM)) {
      return warnings;
    }
    int n = cell.values().size();
    for (double value : cell.values().stream().distinct().sorted().toList()) {
      long count = cell.values().stream().filter(other -> other == value).count();
      if (count >= 3 && count >= 0.3 * n) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s: %d of %d maxima are %.0f ms; they look cut off at a timeout",
                cell.cell(),
                count,
                n,
                value));
      }
    }
    return warnings;
  }
}
