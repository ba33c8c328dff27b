package org.cutover.lab.cli;

import java.time.Duration;
import java.util.Locale;

/** Which hold would have been long enough for deployments that outlived the one they had. */
final class HoldAdvice {
  private static final long STEP_MILLIS = 5_000;

  private HoldAdvice() {}

  /**
   * The advice in a line. The hold has a tenth to spare, as no two deployments take the same time.
   *
   * @param longest deployment
   * @param deployAt when a deployment starts, from the start of the hold
   */
  static String of(Duration longest, Duration deployAt) {
    long needed = deployAt.toMillis() + longest.toMillis() * 11 / 10;
    long hold = (needed + STEP_MILLIS - 1) / STEP_MILLIS * STEP_MILLIS;
    return String.format(
        Locale.ROOT,
        "deployments took up to %.1f s; an experiment file with hold: %ds would hold them",
        longest.toMillis() / 1000.0,
        hold / 1000);
  }
}
