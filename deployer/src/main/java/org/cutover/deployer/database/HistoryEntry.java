package org.cutover.deployer.database;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One deployment of the past, or the open one.
 *
 * @param newTable the table that it made, if its release has one of its own
 * @param phase what has been settled about it; empty while nothing is
 * @param result how it ended; empty while it is open
 */
public record HistoryEntry(
    Instant started,
    String deployment,
    String strategy,
    String from,
    String to,
    Optional<String> newTable,
    Optional<Phase> phase,
    Optional<Instant> ended,
    Optional<String> result) {

  /** What is settled once and for all while a deployment is open; the first to settle it wins. */
  public enum Phase {
    /** The new release serves, or will: whoever resumes finishes. */
    DECIDED,
    /** The old release serves on: whoever resumes undoes. */
    UNDOING;

    /** The word that the record holds, such as {@code decided}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Phase> named(String word) {
      return Arrays.stream(values()).filter(phase -> phase.word().equals(word)).findFirst();
    }
  }
}
