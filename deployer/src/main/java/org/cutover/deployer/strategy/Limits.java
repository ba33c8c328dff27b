package org.cutover.deployer.strategy;

import java.time.Duration;

/**
 * How long a deployment waits before it gives up. None of these is waited for when all is well.
 *
 * @param connect for connecting and for every answer of a server
 * @param command for one command on a host, an upload included
 * @param drain for the requests of a drained server to end
 * @param start for a started release to be healthy
 * @param copy for the whole copy
 * @param hold for requests that wait for the switch
 */
public record Limits(
    Duration connect,
    Duration command,
    Duration drain,
    Duration start,
    Duration copy,
    Duration hold) {
  /** The same limit for everything, as whoever only asks needs it. */
  public static Limits of(Duration limit) {
    return new Limits(limit, limit, limit, limit, limit, limit);
  }
}
