package org.cutover.lab.embedded.balancer;

/** A request that waits for a place at a server. It is in one {@link WaitingLine} at most. */
interface Waiting {
  /** A server has a place, which is taken already. */
  void admitted(Server server);

  /** The server whose line it stood in takes nothing any more: it must find another. */
  void sentBack(Server server);
}
