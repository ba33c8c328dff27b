package org.cutover.lab.embedded.balancer;

import io.undertow.client.ClientConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.xnio.IoUtils;

/**
 * Connections to one server that wait for a request, the last used first. As {@code http-reuse
 * safe} demands, a client's first request, which nobody would repeat, only gets a connection that
 * has been reused before and survived it. Touched by the I/O thread only.
 */
final class IdleConnections {
  /** A connection, how many requests it has carried, and since when it has been idle. */
  record Idle(ClientConnection connection, int requests, long since) {}

  private final Deque<Idle> idle = new ArrayDeque<>();

  /** Takes a connection that is still open. */
  Optional<Idle> take(boolean firstOfClient) {
    Iterator<Idle> candidates = idle.iterator();
    while (candidates.hasNext()) {
      Idle candidate = candidates.next();
      if (!candidate.connection().isOpen()) {
        candidates.remove();
      } else if (!firstOfClient || candidate.requests() >= 2) {
        candidates.remove();
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  void put(Idle connection) {
    idle.addFirst(connection);
  }

  int size() {
    return idle.size();
  }

  /** Closes the connections that have been idle since before a moment. */
  void closeOlderThan(long moment) {
    while (!idle.isEmpty() && idle.peekLast().since() < moment) {
      IoUtils.safeClose(idle.pollLast().connection());
    }
  }

  void closeAll() {
    while (!idle.isEmpty()) {
      IoUtils.safeClose(idle.pollLast().connection());
    }
  }
}
