package org.cutover.deployer.copy;

import java.nio.ByteBuffer;

/**
 * A value as the database stores it.
 *
 * @param value its bytes, never decoded
 * @param writtenAt microseconds since the epoch
 * @param ttl seconds left when it was read; 0: for ever
 */
public record Cell(ByteBuffer value, long writtenAt, int ttl) {
  /** How far the remaining times of two readings may differ, in seconds. */
  static final int TTL_TOLERANCE = 2;

  /** Whether both are the same write. */
  boolean sameAs(Cell other) {
    boolean bothForEver = ttl == 0 && other.ttl == 0;
    boolean bothExpire = ttl > 0 && other.ttl > 0;
    return writtenAt == other.writtenAt
        && value.equals(other.value)
        && (bothForEver || (bothExpire && Math.abs(ttl - other.ttl) <= TTL_TOLERANCE));
  }
}
