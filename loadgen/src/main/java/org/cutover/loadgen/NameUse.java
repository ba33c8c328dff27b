package org.cutover.loadgen;

import java.util.List;

/**
 * How names were resolved in a run.
 *
 * @param servers what each name server was asked, in the order of the plan; empty if the operating
 *     system was asked
 */
public record NameUse(ResolvePolicy policy, List<Server> servers) {
  /** Copies the servers. */
  public NameUse {
    servers = List.copyOf(servers);
  }

  /**
   * What a name server was asked.
   *
   * @param queries that were sent to it
   * @param failures of them: no answer in time, unreachable, or an answer that says nothing about
   *     the name because the server could or would not look
   */
  public record Server(Address address, long queries, long failures) {}
}
