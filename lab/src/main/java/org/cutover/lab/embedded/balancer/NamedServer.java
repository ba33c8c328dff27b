package org.cutover.lab.embedded.balancer;

import java.util.Optional;
import java.util.function.Function;

/** The server that a command names as {@code backend/server}. */
final class NamedServer {
  private NamedServer() {}

  /** Runs a command on the server, or says in HAProxy's words that there is none. */
  static String with(Backend backend, String name, Function<Server, String> command) {
    int slash = name.indexOf('/');
    if (slash <= 0 || slash == name.length() - 1) {
      return "Require 'backend/server'.\n";
    }
    if (!name.substring(0, slash).equals(backend.name())) {
      return "No such backend.\n";
    }
    Optional<Server> server = backend.server(name.substring(slash + 1));
    return server.map(command).orElse("No such server.\n");
  }
}
