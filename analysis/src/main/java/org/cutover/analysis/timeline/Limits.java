package org.cutover.analysis.timeline;

import java.util.List;

/** The response-time limits of the availability curve. */
public final class Limits {
  /** From 50 ms to 60 s, ten a decade, as round as such steps can be (ISO 3, series R10). */
  public static final List<Integer> MILLIS =
      List.of(
          50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000,
          2500, 3150, 4000, 5000, 6300, 8000, 10_000, 12_500, 16_000, 20_000, 25_000, 31_500,
          40_000, 50_000, 60_000);

  private Limits() {}
}
