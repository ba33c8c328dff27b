package org.cutover.analysis.builds;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the candidate is worse than the baseline.
 *
 * @param kind the finding
 * @param repetitionsNeeded for an inconclusive one: the trials a cell that would settle it; empty
 *     where none can be told
 */
public record BuildVerdict(Kind kind, OptionalLong repetitionsNeeded) {
  /** The findings, from good to bad. */
  public enum Kind {
    /** A difference for the better is shown. */
    BETTER("better"),
    /** It is shown that the candidate is worse by less than the margin, if at all. */
    NOT_WORSE("not-worse"),
    /** Neither is shown. */
    INCONCLUSIVE("inconclusive"),
    /** A difference for the worse is shown, and not that it is within the margin. */
    WORSE("worse");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that files use. */
    public String word() {
      return word;
    }
  }

  static BuildVerdict of(Kind kind) {
    return new BuildVerdict(kind, OptionalLong.empty());
  }

  /**
   * The verdict on several comparisons together: the worst of them. An inconclusive one needs as
   * many repetitions as the most demanding of them, and none can be told if one cannot tell.
   */
  static BuildVerdict together(List<BuildVerdict> verdicts) {
    Kind worst =
        verdicts.stream()
            .map(BuildVerdict::kind)
            .max(Comparator.naturalOrder())
            .orElse(Kind.INCONCLUSIVE);
    List<BuildVerdict> open =
        verdicts.stream().filter(verdict -> verdict.kind() == Kind.INCONCLUSIVE).toList();
    boolean known = open.stream().allMatch(verdict -> verdict.repetitionsNeeded().isPresent());
    return new BuildVerdict(
        worst,
        worst == Kind.INCONCLUSIVE && known
            ? open.stream().mapToLong(v -> v.repetitionsNeeded().getAsLong()).max()
            : OptionalLong.empty());
  }
}
