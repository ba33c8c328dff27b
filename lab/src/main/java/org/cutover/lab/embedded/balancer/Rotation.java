package org.cutover.lab.embedded.balancer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose turn it is: with equal weights one server after the other, else in proportion to the
 * weights, spread as evenly as they allow. Touched by the I/O thread only.
 */
final class Rotation {
  private final List<Server> servers;
  private final Map<Server, Integer> credit = new HashMap<>();

  Rotation(List<Server> servers) {
    this.servers = servers;
  }

  /** The next server of those that can be chosen; each of these has a weight above 0. */
  Optional<Server> next(Predicate<Server> eligible) {
    List<Server> candidates = servers.stream().filter(eligible).toList();
    candidates.forEach(server -> credit.merge(server, server.weight(), Integer::sum));
    Comparator<Server> byCredit = Comparator.comparing(credit::get);
    Optional<Server> chosen =
        candidates.stream().min(byCredit.reversed().thenComparing(Server::id));
    int all = candidates.stream().mapToInt(Server::weight).sum();
    chosen.ifPresent(server -> credit.merge(server, -all, Integer::sum));
    return chosen;
  }

  /** A server that comes back starts like the others: what it has missed is not made up for. */
  void forget(Server server) {
    credit.remove(server);
  }
}
