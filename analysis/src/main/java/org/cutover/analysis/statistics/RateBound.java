package org.cutover.analysis.statistics;

/** What can be said of a rate when nothing was counted. */
public final class RateBound {
  private RateBound() {}

  /**
   * The upper confidence bound (Clopper and Pearson) in percent for no event among {@code
   * requests}, taking requests as independent: about 300 % ÷ requests at 95 %.
   */
  public static double upperPct(long requests, double alpha) {
    return 100 * -Math.expm1(Math.log(alpha) / requests);
  }

  /** The requests without an event that bring the bound down to {@code boundPct}. */
  public static long requestsFor(double boundPct, double alpha) {
    return (long) Math.ceil(Math.log(alpha) / Math.log1p(-boundPct / 100));
  }
}
