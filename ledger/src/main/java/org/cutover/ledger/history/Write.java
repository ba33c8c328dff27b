package org.cutover.ledger.history;

import java.util.Locale;

/**
 * One write to one key, by the only writer of that key.
 *
 * @param key the id of the row
 * @param sequence its number among the key's writes, from 1
 * @param kind what it does
 * @param outcome what is known of it
 * @param start when it was sent, in nanoseconds of one clock for the whole history
 * @param end when its outcome was known, on the same clock
 */
public record Write(String key, int sequence, Kind kind, Outcome outcome, long start, long end) {
  /** What a write does. */
  public enum Kind {
    /** Makes a row. */
    INSERT,
    /** Replaces a row's columns. */
    UPDATE,
    /** Removes a row. */
    DELETE;

    /** The word in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the key shows once it has happened. */
  public Row result() {
    return kind == Kind.DELETE ? Row.ABSENT : Row.of(value(key, sequence));
  }

  /** The value that a write puts into every column: no two writes of a history have the same. */
  public static String value(String key, int sequence) {
    return key + "#" + sequence;
  }
}
