package org.cutover.analysis.comparison;

import java.util.OptionalLong;

/**
 * What a person can act on.
 *
 * @param kind the finding
 * @param repetitionsNeeded for an inconclusive one: the trials a cell that would settle it; empty
 *     where no number would, or none can be told
 */
public record Verdict(Kind kind, OptionalLong repetitionsNeeded) {
  /** The findings, from good to bad. */
  public enum Kind {
    /** The difference is shown to be smaller than the margin. */
    EQUIVALENT("equivalent"),
    /** A difference for the better is shown. */
    BETTER("better"),
    /** Neither a difference nor equivalence is shown. */
    INCONCLUSIVE("inconclusive"),
    /** A difference for the worse is shown. */
    HARM("harm");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that files and reports use. */
    public String word() {
      return word;
    }
  }

  static Verdict of(Kind kind) {
    return new Verdict(kind, OptionalLong.empty());
  }
}
