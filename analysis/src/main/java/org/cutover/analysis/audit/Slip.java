package org.cutover.analysis.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says by which slip of a person a number that should stand there became the one that does. */
final class Slip {
  private static final int SHOWN = 3;

  private Slip() {}

  /**
   * A number that could have been taken for the right one.
   *
   * @param words what the printed number then is, such as {@code is the sum of the rows}
   * @param value that other number, exact
   */
  record Alternative(String words, BigDecimal value) {}

  /**
   * All the slips that fit, or that none does.
   *
   * @param printed what stands there
   * @param exact what should, unrounded
   * @param decimals the decimals of the column
   * @param alternatives numbers that could have been taken for it, the likeliest first
   */
  static String explain(
      PrintedNumber printed, BigDecimal exact, int decimals, List<Alternative> alternatives) {
    List<String> slips = new ArrayList<>();
    alternatives.stream()
        .filter(alternative -> printed.roundsFrom(alternative.value()))
        .map(Alternative::words)
        .forEach(slips::add);
    point(printed, exact).or(() -> digits(printed, exact, decimals)).ifPresent(slips::add);
    twice(printed, exact).ifPresent(slips::add);
    return slips.isEmpty()
        ? "does not follow from the rows, and no usual slip explains it"
        : String.join("; or ", slips.subList(0, Math.min(SHOWN, slips.size())));
  }

  /** A decimal point that moved. */
  private static Optional<String> point(PrintedNumber printed, BigDecimal exact) {
    for (int places : new int[] {1, -1, 2, -2, 3, -3}) {
      BigDecimal moved = printed.value().movePointLeft(places);
      PrintedNumber other = new PrintedNumber(moved.toPlainString(), moved);
      if (moved.signum() != 0 && other.roundsFrom(exact)) {
        int count = Math.abs(places);
        return Optional.of(
            "fits with the decimal point %s %s to the %s: %s"
                .formatted(
                    count == 1 ? "one" : count == 2 ? "two" : "three",
                    count == 1 ? "place" : "places",
                    places > 0 ? "left" : "right",
                    moved.toPlainString()));
      }
    }
    return Optional.empty();
  }

  /** A digit that was changed, swapped, lost or added. */
  private static Optional<String> digits(PrintedNumber printed, BigDecimal exact, int decimals) {
    String right = exact.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    String shorter = exact.setScale(printed.decimals(), RoundingMode.HALF_UP).toPlainString();
    return changed(printed.text(), shorter)
        .or(() -> lost(printed.text(), right).map(ignored -> "a digit of " + right + " is missing"))
        .or(
            () ->
                lost(shorter, printed.text())
                    .map(digit -> "has a digit '%s' too many for %s".formatted(digit, shorter)));
  }

  private static Optional<String> changed(String printed, String right) {
    if (printed.length() != right.length() || right.length() < 2) {
      return Optional.empty();
    }
    List<Integer> differing = new ArrayList<>();
    for (int i = 0; i < right.length(); i++) {
      if (printed.charAt(i) != right.charAt(i)) {
        differing.add(i);
      }
    }
    if (differing.size() == 1) {
      int at = differing.get(0);
      return Optional.of(
          "one digit differs from %s: %s in place of %s"
              .formatted(right, printed.charAt(at), right.charAt(at)));
    }
    boolean swapped =
        differing.size() == 2
            && printed.charAt(differing.get(0)) == right.charAt(differing.get(1))
            && printed.charAt(differing.get(1)) == right.charAt(differing.get(0));
    return swapped ? Optional.of("two digits of " + right + " are swapped") : Optional.empty();
  }

  /** The one digit that the longer text has and the shorter lacks. */
  private static Optional<String> lost(String shorter, String longer) {
    if (shorter.length() + 1 != longer.length()) {
      return Optional.empty();
    }
    int at = 0;
    while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
      at++;
    }
    boolean one = shorter.substring(at).equals(longer.substring(at + 1));
    return (one && longer.charAt(at) != '.')
        ? Optional.of(longer.substring(at, at + 1))
        : Optional.empty();
  }

  /** A number rounded once to a digit more than shown, and then again. */
  private static Optional<String> twice(PrintedNumber printed, BigDecimal exact) {
    BigDecimal once = exact.setScale(printed.decimals() + 1, RoundingMode.HALF_UP);
    BigDecimal again = once.setScale(printed.decimals(), RoundingMode.HALF_UP);
    return again.compareTo(printed.value()) == 0
        ? Optional.of("is rounded twice, first to " + once.toPlainString())
        : Optional.empty();
  }
}
