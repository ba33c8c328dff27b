package org.cutover.lab.embedded.balancer;

import java.util.List;
import java.util.Optional;

/**
 * HAProxy's runtime API, of HAProxy 2.6, as far as a deployment needs it: the same commands, the
 * same answers, the same words for what is wrong. Called on the I/O thread only.
 */
final class RuntimeApi {
  private static final String HELP =
      """
      Unknown command. Please enter one of the following commands only:
        set maxconn server <bk>/<srv>           : change a server's maxconn setting
        set server <bk>/<srv> [opts]            : change a server's state, weight, address or ssl
        show info                               : report information about the running process
        show servers state [<backend>]          : dump volatile server information (all or for a single backend)
        show stat                               : report counters for each proxy and server
        shutdown sessions server <bk>/<srv>     : kill sessions on a server
        help [<command>]                        : list matching or all commands
        prompt                                  : toggle interactive mode with prompt
        quit                                    : disconnect
      """;

  private final Backend backend;

  RuntimeApi(Backend backend) {
    this.backend = backend;
  }

  Session session() {
    return new Session();
  }

  /** One connection's conversation. */
  final class Session {
    private boolean prompting;
    private boolean over;

    /** Answers one line of commands. */
    String line(String line) {
      StringBuilder answers = new StringBuilder();
      for (String command : line.split(";", -1)) {
        String output = command(List.of(command.strip().split("\\s+")));
        if (over) {
          break;
        }
        answers.append(output).append(prompting ? "\n> " : "\n");
      }
      return answers.toString();
    }

    boolean prompting() {
      return prompting;
    }

    boolean over() {
      return over;
    }

    private String command(List<String> words) {
      switch (words.get(0)) {
        case "prompt" -> {
          prompting = !prompting;
          return "";
        }
        case "quit" -> {
          over = true;
          return "";
        }
        default -> {
          return answer(words);
        }
      }
    }
  }

  private String answer(List<String> words) {
    if (begins(words, "show", "stat")) {
      return StatTable.text(backend);
    }
    if (begins(words, "show", "info")) {
      return InfoText.text(backend);
    }
    if (begins(words, "show", "servers", "state")) {
      return serversState(words);
    }
    if (begins(words, "shutdown", "sessions", "server")) {
      return NamedServer.with(backend, word(words, 3), RuntimeApi::cutSessions);
    }
    if (begins(words, "set", "maxconn", "server")) {
      return NamedServer.with(backend, word(words, 3), server -> limit(server, word(words, 4)));
    }
    return begins(words, "set", "server") ? SetServer.apply(backend, words) : HELP;
  }

  private static String cutSessions(Server server) {
    server.cutSessions();
    return "";
  }

  private String limit(Server server, String wanted) {
    if (wanted.isEmpty()) {
      return "Require <maxconn>.\n";
    }
    if (!wanted.matches("\\d{1,9}")) {
      return "maxconn string empty or preceded by garbage";
    }
    server.maxConnections(Integer.parseInt(wanted));
    backend.fill(server);
    return "";
  }

  private static String word(List<String> words, int index) {
    return index < words.size() ? words.get(index) : "";
  }

  private static boolean begins(List<String> words, String... wanted) {
    return words.size() >= wanted.length && words.subList(0, wanted.length).equals(List.of(wanted));
  }

  private String serversState(List<String> words) {
    Optional<String> named = words.stream().skip(3).findFirst();
    if (named.isPresent() && !named.get().equals(backend.name())) {
      return "Can't find backend.\n";
    }
    return ServersState.text(backend);
  }
}
