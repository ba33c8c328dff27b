package org.cutover.ledger.verdict;

import java.util.Locale;

/** What can be wrong with an answer. */
public enum Anomaly {
  /** A row that must be there is not. */
  LOST,
  /** A row shows an older write than one that was acknowledged. */
  STALE,
  /** A row is there whose delete was acknowledged. */
  RESURRECTED,
  /** A row shows what nobody ever wrote to it. */
  PHANTOM,
  /** A row's columns come from different writes. */
  MIXED_ROW,
  /** The list and the single row, read while nothing moved, show different things. */
  LIST_DISAGREES;

  /** The word in files and on the terminal. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
