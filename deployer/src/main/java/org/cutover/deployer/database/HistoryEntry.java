package org.cutover.deployer.database;

import java.time.Instant;
import java.util.Optional;

/**
 * One deployment of the past, or the open one.
 *
 * @param newTable the table that it made, if its release has one of its own
 * @param result how it ended; empty while it is open
 */
public record HistoryEntry(
    Instant started,
    String deployment,
    String strategy,
    String from,
    String to,
    Optional<String> newTable,
    Optional<Instant> ended,
    Optional<String> result) {}
