package org.cutover.loadgen;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Turns a host's name into addresses during one run. It is asked once for each connection that is
 * opened, and no other time, by all users at once.
 */
public interface NameResolver {
  /**
   * Resolves a host for a user.
   *
   * @param user the user's number from 0
   * @return the addresses to try, in this order; not empty
   */
  List<InetAddress> resolve(String host, int user) throws UnknownHostException;

  /** What was asked so far. */
  NameUse use();
}
