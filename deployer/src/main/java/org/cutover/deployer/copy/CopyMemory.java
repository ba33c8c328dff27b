package org.cutover.deployer.copy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the copy has to remember to tell its own cells in the new table from those of the new
 * version: everything older than a horizon that lies well before the new version's first write is
 * the copy's; of what is newer it remembers the newest time that it wrote for each row. So it
 * remembers only rows that changed while the deployment ran.
 */
final class CopyMemory {
  /** By how much clocks of different hosts may differ. */
  private static final long SKEW_MICROS = 10_000_000;

  private final long start;
  private final Map<List<ByteBuffer>, Long> written = new ConcurrentHashMap<>();
  private final Map<List<ByteBuffer>, Long> deletedUpTo = new ConcurrentHashMap<>();
  private volatile boolean shared;
  private volatile long horizon;

  /**
   * @param start microseconds since the epoch when the copy began
   */
  CopyMemory(long start) {
    this.start = start;
    this.horizon = start - SKEW_MICROS;
  }

  /** From now on the new version may write to the new table too. */
  void share(long now) {
    // Never back: older times were not remembered.
    horizon = Math.max(horizon, now - SKEW_MICROS);
    written.values().removeIf(time -> time < horizon);
    shared = true;
  }

  /** No cell of the new table that is not remembered is the copy's. */
  void ownNothing() {
    horizon = Long.MIN_VALUE;
    shared = true;
  }

  /** Whether rows that have nothing but their key can be the copy's. */
  boolean ownsMarkers() {
    return horizon != Long.MIN_VALUE;
  }

  /** Whether a cell of the new table is the copy's and not the new version's. */
  boolean owns(List<ByteBuffer> key, Cell cell) {
    return !shared
        || cell.writtenAt() < horizon
        || cell.writtenAt() <= written.getOrDefault(key, Long.MIN_VALUE);
  }

  /** Notes what is about to be written. */
  void writing(List<ByteBuffer> key, long time) {
    if (time >= horizon) {
      written.merge(key, time, Math::max);
    }
  }

  /** Notes what is about to be deleted. */
  void deleting(List<ByteBuffer> key, long upTo) {
    deletedUpTo.merge(key, upTo, Math::max);
  }

  /**
   * The time for the marker of a row that has nothing but its key, whose own time cannot be read:
   * the copy's beginning, so that anything that the new version does to it wins, or just after a
   * delete that was carried over.
   */
  long markerTime(List<ByteBuffer> key) {
    Long deleted = deletedUpTo.get(key);
    return deleted == null ? start : Math.max(start, deleted + 1);
  }
}
