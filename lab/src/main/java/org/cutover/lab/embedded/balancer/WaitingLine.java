package org.cutover.lab.embedded.balancer;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Requests that wait, the first come first. As in HAProxy, a client that goes away stays in line:
 * nothing is read from it while its request waits. Touched by the I/O thread only.
 */
final class WaitingLine {
  private final Map<Waiting, Long> tickets = new LinkedHashMap<>();
  private int longest;

  /**
   * Puts a request at the end.
   *
   * @param ticket grows with every request, over all lines
   */
  void add(Waiting request, long ticket) {
    tickets.put(request, ticket);
    longest = Math.max(longest, tickets.size());
  }

  /** Takes a request out; false when it is not in line any more. */
  boolean remove(Waiting request) {
    return tickets.remove(request) != null;
  }

  int size() {
    return tickets.size();
  }

  /** How many have waited at once at most: the column {@code qmax}. */
  int longest() {
    return longest;
  }

  /** Whether the first of this line came before the first of the other. */
  boolean before(WaitingLine other) {
    return first() < other.first();
  }

  private long first() {
    return tickets.isEmpty() ? Long.MAX_VALUE : tickets.values().iterator().next();
  }

  /** Takes the first request out of the line. */
  Optional<Waiting> poll() {
    Iterator<Waiting> requests = tickets.keySet().iterator();
    if (!requests.hasNext()) {
      return Optional.empty();
    }
    Waiting first = requests.next();
    requests.remove();
    return Optional.of(first);
  }
}
