package org.cutover.deployer.backoff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cutover.deployer.backoff.LatencyRule.Factor;

/**
 * Turns looks at load balancers into a pace, as TCP does with lost packets: halved when one is
 * worse than permitted, a little faster with each look at which none is. Immutable: each look gives
 * the next state.
 *
 * <p>The averages remember the last 1024 requests, so they stay bad for a while after it is better:
 * one that falls from look to look brakes no further.
 *
 * @param rule what is permitted
 * @param before by load balancer, what it said before the copy
 * @param last by load balancer, what it said in the look before
 * @param pace the share of the time in which workers work, from {@link #SLOWEST} to 1
 * @param cause what brakes, if the pace is below 1
 */
public record PaceControl(
    LatencyRule rule,
    Map<String, Load> before,
    Map<String, Load> last,
    double pace,
    Optional<Cause> cause) {
  /** Never less: a copy that stands still never ends, and the service may be slow for good. */
  public static final double SLOWEST = 0.05;

  private static final double DOWN = 0.5;
  private static final double UP = 0.1;

  /** Copies the maps. */
  public PaceControl {
    before = Map.copyOf(before);
    last = Map.copyOf(last);
  }

  /** The load balancer that brakes and why. */
  public record Cause(String balancer, Factor factor, Load before, Load now) {
    /** Such as {@code response time at load balancer A: 85 ms, 30 ms before}. */
    public String text() {
      boolean queue = factor == Factor.QUEUE;
      long was = queue ? before.queued() : before.responseMillis();
      long is = queue ? now.queued() : now.responseMillis();
      String unit = queue ? "" : " ms";
      return factor.word()
          + " at load balancer "
          + balancer
          + ": "
          + is
          + unit
          + ", "
          + was
          + unit
          + " before";
    }
  }

  /** At full pace, compared with these. */
  public static PaceControl from(LatencyRule rule, Map<String, Load> before) {
    return new PaceControl(rule, before, before, 1, Optional.empty());
  }

  /**
   * After a look.
   *
   * @param now by load balancer; one that did not answer is missing, and one that is here for the
   *     first time is compared with this look from now on
   */
  public PaceControl next(Map<String, Load> now) {
    Map<String, Load> known = new HashMap<>(now);
    known.putAll(before);
    Optional<Cause> worst = Optional.empty();
    boolean growing = false;
    for (Map.Entry<String, Load> one : new TreeMap<>(now).entrySet()) {
      Optional<Factor> factor = rule.violated(known.get(one.getKey()), one.getValue());
      if (factor.isPresent()) {
        boolean grows = !falls(factor.get(), last.get(one.getKey()), one.getValue());
        if (worst.isEmpty() || (grows && !growing)) {
          worst =
              Optional.of(
                  new Cause(one.getKey(), factor.get(), known.get(one.getKey()), one.getValue()));
        }
        growing |= grows;
      }
    }
    if (worst.isPresent()) {
      double slower = growing ? Math.max(SLOWEST, pace * DOWN) : pace;
      return new PaceControl(rule, known, now, slower, slower < 1 ? worst : Optional.empty());
    }
    if (cause.filter(why -> missed(why.balancer(), now)).isPresent()) {
      return new PaceControl(rule, known, now, pace, cause);
    }
    double faster = Math.min(1, pace + UP);
    return new PaceControl(rule, known, now, faster, faster < 1 ? cause : Optional.empty());
  }

  /** Late just now; one that stays away brakes no longer. */
  private boolean missed(String balancer, Map<String, Load> now) {
    return last.containsKey(balancer) && !now.containsKey(balancer);
  }

  private static boolean falls(Factor factor, Load earlier, Load now) {
    return factor == Factor.RESPONSE_TIME
        && earlier != null
        && now.responseMillis() < earlier.responseMillis();
  }
}
