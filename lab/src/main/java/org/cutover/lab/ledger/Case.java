package org.cutover.lab.ledger;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;

/**
 * One deployment and what is done to it. As text, which says all of it: {@code KIND}, {@code
 * KIND@STEP/TARGET+250ms}, {@code KIND@STEP/TARGET+250ms~3000ms}.
 *
 * @param at when it is done; present for the kinds that do something
 * @param lasting for how long; zero for the kinds that have no duration
 */
public record Case(Kind kind, Optional<Moment> at, Duration lasting) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z-]+)(?:@([^+~]+?)(?:\\+(\\d{1,6})ms)?(?:~(\\d{1,6})ms)?)?");

  /** Checks that nothing is missing and nothing too much. */
  public Case {
    if (kind.strikes() != at.isPresent() || (!kind.lasts() && !lasting.isZero())) {
      throw new IllegalArgumentException("no case: " + kind + " " + at + " " + lasting);
    }
  }

  /** A deployment to which nothing is done. */
  static Case of(Kind kind) {
    return new Case(kind, Optional.empty(), Duration.ZERO);
  }

  /** A deployment to which something is done that takes no time. */
  static Case of(Kind kind, StepName step) {
    return new Case(kind, Optional.of(new Moment(step, Duration.ZERO)), Duration.ZERO);
  }

  /**
   * Reads a case.
   *
   * @throws CutoverException with the code for wrong usage
   */
  public static Case parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    Optional<Kind> kind = matcher.matches() ? Kind.of(matcher.group(1)) : Optional.empty();
    if (kind.isEmpty()) {
      throw wrong(text);
    }
    Optional<Moment> at =
        Optional.ofNullable(matcher.group(2))
            .map(step -> new Moment(StepName.parse(step), millis(matcher.group(3))));
    try {
      return new Case(kind.get(), at, millis(matcher.group(4)));
    } catch (IllegalArgumentException e) {
      throw wrong(text);
    }
  }

  private static CutoverException wrong(String text) {
    return CutoverException.usage(
        "no case '%s'; write KIND@STEP/TARGET+250ms~3000ms, such as kill@stop old/C; kinds: %s"
            .formatted(
                text,
                Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))));
  }

  private static Duration millis(String digits) {
    return digits == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(digits));
  }

  @Override
  public String toString() {
    return kind.word()
        + at.map(moment -> "@" + moment).orElse("")
        + (lasting.isZero() ? "" : "~" + lasting.toMillis() + "ms");
  }
}
