package org.cutover.ledger.drive;

import java.util.Map;
import org.cutover.ledger.history.Row;

/** What the service answered. */
sealed interface Reply {
  /** A write is acknowledged. */
  record Acknowledged() implements Reply {}

  /**
   * A write is refused, because there is a row, or none.
   *
   * @param existed whether there is one
   */
  record Refused(boolean existed) implements Reply {}

  /** The answer to a read of one row. */
  record Shown(Row row) implements Reply {}

  /** The answer to a read of all rows, by id. */
  record Listed(Map<String, Row> rows) implements Reply {
    /** Copies the map. */
    public Listed {
      rows = Map.copyOf(rows);
    }
  }

  /** The request never left: nothing can have happened. */
  record NotSent(String why) implements Reply {}

  /** No answer, or one that tells nothing. */
  record Unclear(String why) implements Reply {}
}
