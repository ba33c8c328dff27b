package org.cutover.deployer.copy;

import java.util.HashSet;
import java.util.Set;

/**
 * What one pass over both tables found and brought over.
 *
 * @param rows of the old table that were compared
 * @param written rows of which something was written
 * @param deleted rows of which something was deleted
 * @param found the differences; a copying pass does not keep them
 * @param staleMicros the longest time from a write in the old table to its being in the new one
 * @param ms how long the pass took
 * @param throttledMs how long its workers waited to spare the service, all of them together
 */
public record PassResult(
    long rows,
    long written,
    long deleted,
    Set<Difference.Identity> found,
    long staleMicros,
    long ms,
    long throttledMs) {
  /** Copies the set. */
  public PassResult {
    found = Set.copyOf(found);
  }

  /** The differences that an earlier pass has not seen. */
  Set<Difference.Identity> newSince(PassResult earlier) {
    Set<Difference.Identity> fresh = new HashSet<>(found);
    fresh.removeAll(earlier.found);
    return fresh;
  }
}
