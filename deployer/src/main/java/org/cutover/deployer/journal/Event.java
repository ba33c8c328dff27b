package org.cutover.deployer.journal;

import java.util.Locale;

/** What can happen to a step. */
public enum Event {
  /** It is part of the plan. */
  PLANNED,
  /** It is about to begin. */
  STARTED,
  /** It goes slower than it could, or no longer does. */
  SLOWED,
  /** It has been done. */
  FINISHED,
  /** It was not needed, or its site was left out before. */
  SKIPPED,
  /** It could not be done. */
  FAILED,
  /** Its undoing is about to begin. */
  UNDOING,
  /** It has been undone. */
  UNDONE,
  /** The last line: how the deployment ended. */
  OUTCOME;

  /** The word that stands in the journal. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
