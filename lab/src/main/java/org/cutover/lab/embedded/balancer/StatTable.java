package org.cutover.lab.embedded.balancer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The output of {@code show stat}: a row for the frontend, each server and the backend, with every
 * column that HAProxy 2.6 has. Columns of things that are not counted here stand as HAProxy shows
 * them before anything was counted.
 */
final class StatTable {
  /** A column: its name, and what stands in it by default in the three kinds of row. */
  private record Column(String name, String frontend, String server, String backend) {}

  private enum Kind {
    FRONTEND,
    SERVER,
    BACKEND
  }

  private static final List<Column> COLUMNS = columns();
  private static final String HEADER =
      "# " + COLUMNS.stream().map(column -> column.name() + ",").collect(Collectors.joining());

  private StatTable() {}

  static String text(Backend backend) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    boolean gate = backend.gate().isPresent();
    row(text, Kind.FRONTEND, StatRows.frontend(backend));
    if (gate) {
      row(text, Kind.FRONTEND, StatRows.gatekeeper());
    }
    for (Server server : backend.servers()) {
      row(text, Kind.SERVER, StatRows.server(backend, server));
    }
    row(text, Kind.BACKEND, StatRows.backend(backend));
    if (gate) {
      row(text, Kind.FRONTEND, StatRows.tarpitFrontend(backend));
      row(text, Kind.BACKEND, StatRows.tarpitBackend(backend));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, Kind kind, Map<String, Object> values) {
    for (Column column : COLUMNS) {
      Object value = values.get(column.name());
      text.append(value == null ? standard(column, kind) : field(value)).append(',');
    }
    text.append('\n');
  }

  private static String standard(Column column, Kind kind) {
    return switch (kind) {
      case FRONTEND -> column.frontend();
      case SERVER -> column.server();
      case BACKEND -> column.backend();
    };
  }

  private static String field(Object value) {
    String text = value.toString();
    return text.matches("[^,\"\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static List<Column> columns() {
    try (InputStream in = StatTable.class.getResourceAsStream("stat-columns.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .map(words -> new Column(words[0], empty(words[1]), empty(words[2]), empty(words[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String empty(String word) {
    return word.equals("-") ? "" : word;
  }
}
