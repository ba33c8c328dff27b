package org.cutover.ledger.history;

import java.util.Optional;

/**
 * What an answer shows of a key: no row, or a row. Each write puts one value of its own into every
 * column, so a row that is whole has the same value in all of them.
 *
 * @param name the value in one column; empty where there is no row
 * @param description the value in the other; empty where there is no row
 */
public record Row(Optional<String> name, Optional<String> description) {
  /** No row. */
  public static final Row ABSENT = new Row(Optional.empty(), Optional.empty());

  /** A row that one write has made. */
  public static Row of(String value) {
    return new Row(Optional.of(value), Optional.of(value));
  }

  /** A row as an answer shows it; a column that is missing there is empty. */
  public static Row of(String name, String description) {
    return new Row(Optional.of(name), Optional.of(description));
  }

  /** Whether there is no row. */
  public boolean isAbsent() {
    return name.isEmpty() && description.isEmpty();
  }

  /** Whether its columns come from different writes. */
  public boolean isMixed() {
    return !name.equals(description);
  }

  @Override
  public String toString() {
    if (isAbsent()) {
      return "no row";
    }
    return isMixed()
        ? "name " + name.orElse("-") + " with description " + description.orElse("-")
        : name.orElseThrow();
  }
}
