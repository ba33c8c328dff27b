package org.cutover.lab.embedded.balancer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command {@code set server b/s …}: its result is HAProxy's text, empty when all is well. */
final class SetServer {
  private static final String USAGE =
      "usage: set server <backend>/<server> addr | agent | agent-addr | agent-port | agent-send"
          + " | check-addr | check-port | fqdn | health | ssl | state | weight\n";

  private static final int MAX_WEIGHT = 256;
  private static final Pattern WEIGHT = Pattern.compile("\\s*([+-]?\\d{1,9})(.*)");

  private SetServer() {}

  static String apply(Backend backend, List<String> words) {
    return NamedServer.with(backend, word(words, 2), server -> apply(backend, server, words));
  }

  private static String apply(Backend backend, Server server, List<String> words) {
    return switch (word(words, 3)) {
      case "state" -> state(backend, server, word(words, 4));
      case "health" -> health(backend, server, word(words, 4));
      case "weight" -> weight(server, word(words, 4));
      case "addr" -> address(server, words);
      default -> USAGE;
    };
  }

  private static String state(Backend backend, Server server, String wanted) {
    ServerState.Admin admin;
    switch (wanted) {
      case "ready" -> admin = ServerState.Admin.READY;
      case "drain" -> admin = ServerState.Admin.DRAIN;
      case "maint" -> admin = ServerState.Admin.MAINT;
      default -> {
        return "'set server <srv> state' expects 'ready', 'drain' and 'maint'.\n";
      }
    }
    backend.become(server, server.state().administered(admin, backend.now()));
    return "";
  }

  private static String health(Backend backend, Server server, String wanted) {
    ServerState.Operation operation;
    switch (wanted) {
      case "up" -> operation = ServerState.Operation.RUNNING;
      case "stopping" -> operation = ServerState.Operation.STOPPING;
      case "down" -> operation = ServerState.Operation.STOPPED;
      default -> {
        return "'set server <srv> health' expects 'up', 'stopping', or 'down'.\n";
      }
    }
    backend.become(server, server.state().forced(operation, backend.now()));
    return "";
  }

  /** The messages end as HAProxy has them end: with or without a line of their own. */
  private static String weight(Server server, String wanted) {
    if (wanted.isEmpty()) {
      return "Require <weight> or <weight%>.\n";
    }
    Matcher number = WEIGHT.matcher(wanted);
    if (!number.matches()) {
      return "Empty weight string empty or preceded by garbage";
    }
    long value = Long.parseLong(number.group(1));
    boolean relative = number.group(2).equals("%");
    if (relative && value < 0) {
      return "Relative weight must be positive.\n";
    }
    if (!relative && (value < 0 || value > MAX_WEIGHT)) {
      return "Absolute weight can only be between 0 and 256 inclusive.\n";
    }
    if (!relative && !number.group(2).isEmpty()) {
      return "Trailing garbage in weight string";
    }
    long absolute = relative ? server.firstWeight() * value / 100 : value;
    server.weight((int) Math.min(absolute, MAX_WEIGHT));
    return "";
  }

  private static String address(Server server, List<String> words) {
    String address = word(words, 4);
    if (address.isEmpty()) {
      return "set server <b>/<s> addr requires an address and optionally a port.\n";
    }
    if (!isIpAddress(address)) {
      return "Invalid addr '" + address + "' by 'stats socket command'\n";
    }
    int port = server.port();
    if (word(words, 5).equals("port")) {
      String text = word(words, 6);
      if (!text.matches("\\d{1,5}")) {
        return changedAddress(server, address)
            + ", problem converting port '"
            + text
            + "' to an int by 'stats socket command'\n";
      }
      port = Integer.parseInt(text);
    }
    String report = changedAddress(server, address);
    if (word(words, 5).equals("port")) {
      report += changedPort(server, port);
    }
    if (!address.equals(server.address()) || port != server.port()) {
      server.moveTo(address, port);
    }
    return report + " by 'stats socket command'\n";
  }

  private static String changedAddress(Server server, String address) {
    return address.equals(server.address())
        ? "no need to change the addr"
        : "IP changed from '" + server.address() + "' to '" + address + "'";
  }

  private static String changedPort(Server server, int port) {
    return port == server.port()
        ? ", no need to change the port"
        : ", port changed from '" + server.port() + "' to '" + port + "'";
  }

  private static boolean isIpAddress(String text) {
    return text.matches("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  }

  private static String word(List<String> words, int index) {
    return index < words.size() ? words.get(index) : "";
  }
}
