package org.cutover.cassandra;

import java.time.Duration;

/**
 * How long the node itself waits for a request before it answers with a time-out.
 *
 * @param read of a row or a partition
 * @param range of a scan over token ranges
 * @param write of a row; after it has passed, an unanswered write can no longer be on its way
 */
public record CassandraTimeouts(Duration read, Duration range, Duration write) {
  /** Short ones, for a node on the same machine. */
  public static final CassandraTimeouts SHORT =
      new CassandraTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(500));
}
