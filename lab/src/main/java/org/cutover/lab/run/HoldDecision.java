package org.cutover.lab.run;

import java.time.Duration;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.HoldRule;

/**
 * What is done about the hold once it is known how long deployments take. Pure.
 *
 * @param kind what is done
 * @param longest deployment that was measured
 * @param needed the hold that it needs by {@link HoldRule}
 * @param hold of the trials from now on; where that cannot work, the one that they have
 */
public record HoldDecision(Kind kind, Duration longest, Duration needed, Duration hold) {
  /** What is done. */
  public enum Kind {
    /** The hold is as long as deployments need. */
    ENOUGH,
    /** The hold stays, though it has little to spare. */
    TIGHT,
    /** The hold becomes longer. */
    LENGTHEN,
    /** The hold is too short and has to stay. */
    TOO_SHORT
  }

  /**
   * Decides.
   *
   * @param longest deployment that was measured
   * @param mayLengthen whether the user leaves the hold to the run
   * @param valid trials that have been made with the hold as it is
   */
  static HoldDecision of(Experiment.Times times, Duration longest, boolean mayLengthen, int valid) {
    Duration needed = HoldRule.needed(longest, times.deployAt());
    if (needed.compareTo(times.hold()) <= 0) {
      return new HoldDecision(Kind.ENOUGH, longest, needed, times.hold());
    }
    boolean fits = HoldRule.fits(longest, times);
    // Trials that count are only given up for a hold that cannot work.
    if (mayLengthen && (valid == 0 || !fits)) {
      return new HoldDecision(Kind.LENGTHEN, longest, needed, needed);
    }
    return new HoldDecision(fits ? Kind.TIGHT : Kind.TOO_SHORT, longest, needed, times.hold());
  }

  /**
   * The hold for trials that begin anew because deployments outlived the one they had.
   *
   * @param longest of those deployments
   */
  static HoldDecision lengthened(Experiment.Times times, Duration longest) {
    Duration needed = HoldRule.needed(longest, times.deployAt());
    Duration longer = times.hold().plusSeconds(1);
    return new HoldDecision(
        Kind.LENGTHEN, longest, needed, needed.compareTo(longer) > 0 ? needed : longer);
  }
}
