package org.cutover.lab.embedded.balancer;

/** A request that has a place at a server. */
interface Session {
  /** Ends it now, as {@code shutdown sessions server} does. */
  void cut();
}
