package org.cutover.loadgen.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.loadgen.Summary;

/** A bound that fails a run when it is crossed, such as {@code error_rate_pct>1}. */
record Threshold(Figure figure, String comparison, double bound) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([a-z0-9_]+)\\s*(<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

  /**
   * Reads a figure, a comparison and a number.
   *
   * @throws CutoverException with the code for wrong usage and the figures there are
   */
  static Threshold parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return Figure.ALL.stream()
        .filter(figure -> matcher.matches() && figure.name().equals(matcher.group(1)))
        .findFirst()
        .map(
            figure -> new Threshold(figure, matcher.group(2), Double.parseDouble(matcher.group(3))))
        .orElseThrow(
            () ->
                CutoverException.usage(
                    "load: --fail-if '"
                        + text
                        + "': write a figure, one of < <= > >= and a number, such as"
                        + " 'error_rate_pct>1'; figures: "
                        + Figure.ALL.stream().map(Figure::name).collect(Collectors.joining(", "))));
  }

  /** Whether a run's figure, unrounded, is on the wrong side. */
  boolean crossed(Summary summary) {
    double value = figure.value().applyAsDouble(summary);
    return switch (comparison) {
      case "<" -> value < bound;
      case "<=" -> value <= bound;
      case ">" -> value > bound;
      default -> value >= bound;
    };
  }

  /** What a person reads when it is crossed. */
  String message(Summary summary) {
    return String.format(
        Locale.ROOT,
        "threshold crossed: %s%s%s: it was %s",
        figure.name(),
        comparison,
        bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound),
        figure.text(summary));
  }
}
