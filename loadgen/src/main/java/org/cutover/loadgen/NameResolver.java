package org.cutover.loadgen;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Turns a host's name into addresses. It is asked once for each new connection, so a policy (once a
 * user, on each reconnect, pinned, round-robin, through certain name servers) is an implementation
 * of this interface. Called by all users at once.
 */
@FunctionalInterface
public interface NameResolver {
  /**
   * Resolves a host for a user.
   *
   * @param user the user's number from 0
   * @return the addresses to try, in this order; not empty
   */
  List<InetAddress> resolve(String host, int user) throws UnknownHostException;

  /** The operating system's answer, in its order. */
  static NameResolver ofSystem() {
    return (host, user) -> List.of(InetAddress.getAllByName(host));
  }
}
