package org.cutover.lab.embedded.hold;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a load balancer says of a backend.
 *
 * @param said what it said to the commands before, nothing when all is well
 * @param queued requests that wait for any server
 * @param servers every server by name
 */
record BalancerState(String said, int queued, Map<String, ServerRow> servers) {
  private static final int MAINTENANCE = 0x01 | 0x02 | 0x20;
  private static final int DRAIN = 0x08 | 0x10;
  private static final int STOPPED = 0;
  private static final int RUNNING = 2;

  /** No column of HAProxy's has this name. */
  private static final String LINE = "line";

  /**
   * One server, of which {@code operation} and {@code admin} are HAProxy's numbers, and {@code
   * line} the one of {@code show servers state}.
   */
  record ServerRow(
      int operation,
      int admin,
      String address,
      int port,
      int sessions,
      int queued,
      String limit,
      int weight,
      String status,
      String line) {
    /** Taken out of balancing by somebody. */
    boolean out() {
      return (admin & (MAINTENANCE | DRAIN)) != 0;
    }

    boolean inMaintenance() {
      return (admin & MAINTENANCE) != 0;
    }

    /** Passes its checks. */
    boolean runs() {
      return operation == RUNNING && !inMaintenance();
    }

    /** Could be given a request. */
    boolean usable() {
      return !out() && operation != STOPPED && weight > 0;
    }
  }

  /** Reads the answers to {@code show info; show servers state; show stat}. */
  static BalancerState parse(String backend, String text) throws HoldException {
    StringBuilder said = new StringBuilder();
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    int queued = 0;
    String part = "";
    List<String> columns = List.of();
    for (String line : text.lines().filter(line -> !line.isEmpty()).toList()) {
      if (line.startsWith("Name: ")) {
        part = "info";
      } else if (line.startsWith("# be_id ")) {
        part = "state";
        columns = List.of(line.substring(2).split(" ", -1));
      } else if (line.startsWith("# pxname,")) {
        part = "stat";
        columns = List.of(line.substring(2).split(",", -1));
      } else if (part.isEmpty()) {
        said.append(said.isEmpty() ? "" : " ").append(line);
      } else if (part.equals("state")) {
        Map<String, String> row = row(columns, line.split(" ", -1));
        row.put(LINE, line);
        rows.put(row.getOrDefault("srv_name", ""), row);
      } else if (part.equals("stat")) {
        Map<String, String> row = row(columns, line.split(",", -1));
        String name = row.getOrDefault("svname", "");
        if (backend.equals(row.get("pxname")) && name.equals("BACKEND")) {
          queued = Integer.parseInt(row.get("qcur"));
        } else if (backend.equals(row.get("pxname")) && rows.containsKey(name)) {
          rows.get(name).putAll(row);
        }
      }
    }
    if (part.isEmpty()) {
      throw HoldException.failed("no answer of HAProxy's runtime API: " + said);
    }
    Map<String, ServerRow> servers = new LinkedHashMap<>();
    rows.values().stream()
        .filter(row -> row.containsKey("status"))
        .forEach(row -> servers.put(row.get("srv_name"), server(row)));
    return new BalancerState(said.toString(), queued, servers);
  }

  private static Map<String, String> row(List<String> columns, String[] values) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), values.length); i++) {
      row.put(columns.get(i), values[i]);
    }
    return row;
  }

  private static ServerRow server(Map<String, String> row) {
    return new ServerRow(
        Integer.parseInt(row.get("srv_op_state")),
        Integer.parseInt(row.get("srv_admin_state")),
        row.get("srv_addr"),
        Integer.parseInt(row.get("srv_port")),
        Integer.parseInt(row.get("scur")),
        Integer.parseInt(row.get("qcur")),
        row.get("slim"),
        Integer.parseInt(row.get("weight")),
        row.get("status"),
        row.get(LINE));
  }

  ServerRow server(String name) {
    return servers.get(name);
  }

  /** How each of these servers is, for a message. */
  String described(List<String> names) {
    return String.join(
        ", ", names.stream().map(name -> name + " " + server(name).status()).toList());
  }
}
