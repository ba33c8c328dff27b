package org.cutover.deployer.inventory;

/** Where a load balancer's runtime API listens, as seen from its own host; reached through SSH. */
public sealed interface RuntimeSocket {
  /** A Unix socket. */
  record Unix(String path) implements RuntimeSocket {
    @Override
    public String toString() {
      return "unix:" + path;
    }
  }

  /** A TCP port, by contract on the host's loopback. */
  record Tcp(Endpoint endpoint) implements RuntimeSocket {
    @Override
    public String toString() {
      return "tcp:" + endpoint;
    }
  }

  /**
   * Reads {@code unix:/path} or {@code tcp:host:port}.
   *
   * @throws IllegalArgumentException with a message that shows the right form
   */
  static RuntimeSocket parse(String text) {
    if (text.startsWith("unix:/")) {
      return new Unix(text.substring("unix:".length()));
    }
    if (text.startsWith("tcp:")) {
      return new Tcp(Endpoint.parse(text.substring("tcp:".length())));
    }
    throw new IllegalArgumentException("'" + text + "' is neither unix:/path nor tcp:host:port");
  }
}
