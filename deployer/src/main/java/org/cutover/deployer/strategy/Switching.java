package org.cutover.deployer.strategy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;

/** How traffic moves from one version to another that has a table of its own. */
public enum Switching {
  /** Requests wait while it moves, so that nobody sees two versions. */
  HELD,
  /** Both versions serve for a while, and rows are brought over without a pause. */
  OVERLAP;

  /**
   * The way of that name.
   *
   * @throws CutoverException with exit code 2 that lists the known ones
   */
  public static Switching named(String name) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CutoverException.usage(
                    "no switch '"
                        + name
                        + "'; known: "
                        + Arrays.stream(values())
                            .map(Switching::word)
                            .collect(Collectors.joining(", "))));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
