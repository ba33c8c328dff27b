package org.cutover.deployer.copy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the ring of Cassandra's Murmur3 partitioner.
 *
 * @param after exclusive; the smallest token belongs to no row
 * @param end inclusive
 */
record TokenRange(long after, long end) {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger SPAN = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** The whole ring in equal parts. */
  static List<TokenRange> split(int parts) {
    List<TokenRange> ranges = new ArrayList<>();
    long after = Long.MIN_VALUE;
    for (int i = 1; i <= parts; i++) {
      BigInteger end =
          MIN.add(SPAN.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(parts)));
      ranges.add(new TokenRange(after, end.longValueExact()));
      after = end.longValueExact();
    }
    return List.copyOf(ranges);
  }
}
