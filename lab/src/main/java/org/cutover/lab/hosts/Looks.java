package org.cutover.lab.hosts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cutover.lab.HostUse;

/**
 * Turns what hosts have used so far into what they did between two looks. Not for several threads.
 */
final class Looks {
  /**
   * A busy machine lets looks come late and then several at once; what lies between those is too
   * short to be told from the time that looking takes, and belongs to the next.
   */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private record Seen(long nanos, HostUse use) {}

  private final Map<String, Seen> before = new HashMap<>();

  /**
   * Takes a look at a host.
   *
   * @param time of the look, in milliseconds since 1970
   * @param nanos of the look, on a monotonic clock
   * @return what it did since the look before; empty at the first, after a restart and too soon
   */
  Optional<Observation> add(long time, long nanos, HostUse use) {
    Seen last = before.get(use.host());
    if (last != null && nanos - last.nanos() < SHORTEST_NANOS) {
      return Optional.empty();
    }
    before.put(use.host(), new Seen(nanos, use));
    // A host whose processor time has become less is another process since: it starts anew.
    if (last == null || use.cpuNanos() < last.use().cpuNanos()) {
      return Optional.empty();
    }
    double share = 100.0 * (use.cpuNanos() - last.use().cpuNanos()) / (nanos - last.nanos());
    return Optional.of(
        new Observation(
            time,
            use.host(),
            share,
            use.memoryBytes() >> 20,
            use.processors().map(processors -> 100 * processors)));
  }

  /** Whether there was any host to look at. */
  boolean any() {
    return !before.isEmpty();
  }
}
