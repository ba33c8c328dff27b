package org.cutover.ledger.history;

/** What is known of a write, in the sense of Jepsen's histories. */
public enum Outcome {
  /** Acknowledged: it happened. */
  OK,
  /** Refused: it did not happen and never will. */
  FAIL,
  /** No answer, or one that says neither: it may have happened, or happen at any later moment. */
  UNKNOWN
}
