package org.cutover.deployer.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployer.backoff.Load;

/** The answer to {@code show stat}: comma-separated, its columns found by name. */
public final class StatTable {
  private static final List<String> NEEDED =
      List.of("pxname", "svname", "status", "check_status", "scur", "qcur");

  /** The average response time of the last requests; without it nothing is known of it. */
  private static final String RESPONSE_TIME = "rtime";

  private final List<ServerStatus> servers;
  private final Map<String, Load> loads;

  private StatTable(List<ServerStatus> servers, Map<String, Load> loads) {
    this.servers = List.copyOf(servers);
    this.loads = Map.copyOf(loads);
  }

  /**
   * Reads the table; other output before it is skipped.
   *
   * @throws IllegalArgumentException if there is no table, or it lacks a column that is needed
   */
  public static StatTable parse(String text) {
    Map<String, Integer> columns = null;
    List<ServerStatus> servers = new ArrayList<>();
    Map<String, Load> loads = new HashMap<>();
    for (String line : text.split("\r?\n", -1)) {
      if (line.startsWith("# ")) {
        columns = columns(line.substring(2));
      } else if (columns != null && !line.isBlank()) {
        Map<String, String> row = row(columns, fields(line));
        add(servers, row);
        add(loads, row);
      }
    }
    if (columns == null) {
      String excerpt = text.strip().lines().findFirst().orElse("nothing");
      throw new IllegalArgumentException("'show stat' answered: " + excerpt);
    }
    return new StatTable(servers, loads);
  }

  private static Map<String, Integer> columns(String header) {
    Map<String, Integer> columns = new HashMap<>();
    List<String> names = fields(header);
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), i);
    }
    for (String name : NEEDED) {
      if (!columns.containsKey(name)) {
        throw new IllegalArgumentException("'show stat' has no column '" + name + "'");
      }
    }
    return columns;
  }

  private static Map<String, String> row(Map<String, Integer> columns, List<String> fields) {
    Map<String, String> row = new HashMap<>();
    columns.forEach((name, at) -> row.put(name, at < fields.size() ? fields.get(at) : ""));
    return row;
  }

  /** Requests wait in the queue of the backend or in that of a server. */
  private static void add(Map<String, Load> loads, Map<String, String> row) {
    String server = row.get("svname");
    if (!server.equals("FRONTEND")) {
      String average = server.equals("BACKEND") ? row.getOrDefault(RESPONSE_TIME, "") : "";
      loads.merge(
          row.get("pxname"),
          new Load(count(average), count(row.get("qcur"))),
          (a, b) ->
              new Load(Math.max(a.responseMillis(), b.responseMillis()), a.queued() + b.queued()));
    }
  }

  private static void add(List<ServerStatus> servers, Map<String, String> row) {
    String server = row.get("svname");
    if (!server.equals("FRONTEND") && !server.equals("BACKEND")) {
      servers.add(
          new ServerStatus(
              row.get("pxname"),
              server,
              row.get("status"),
              row.get("check_status"),
              count(row.get("scur")),
              count(row.get("qcur"))));
    }
  }

  /** Fields of a line; a quoted field may hold commas and doubled quotes. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static int count(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /** The servers of all backends in the order in which they were reported. */
  public List<ServerStatus> servers() {
    return servers;
  }

  /** Response times and queues of a backend; nothing of either if it is not there. */
  public Load load(String backend) {
    return loads.getOrDefault(backend, new Load(0, 0));
  }

  /** One server. */
  public Optional<ServerStatus> server(String backend, String server) {
    return servers.stream()
        .filter(row -> row.backend().equals(backend) && row.server().equals(server))
        .findFirst();
  }
}
