package org.cutover.lab.embedded.balancer;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Asks a runtime API the way {@code socat} would. */
final class RuntimeClient {
  private final int port;

  RuntimeClient(int port) {
    this.port = port;
  }

  /** Sends one line and returns everything until the connection is closed. */
  String ask(String line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The rows of {@code show stat} by name; those of a gate's own proxies as {@code proxy/name}. */
  Map<String, Map<String, String>> stat() throws IOException {
    String text = ask("show stat").substring("# ".length());
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setAllowMissingColumnNames(true).get();
    for (CSVRecord row : format.parse(new StringReader(text))) {
      boolean own = List.of("web", "app").contains(row.get("pxname"));
      rows.put((own ? "" : row.get("pxname") + "/") + row.get("svname"), row.toMap());
    }
    return rows;
  }

  String stat(String server, String column) throws IOException {
    return stat().get(server).get(column);
  }

  /** The words of a server's row in {@code show servers state}, by column name. */
  Map<String, String> state(String server) throws IOException {
    List<String> lines = ask("show servers state app").lines().toList();
    String[] names = lines.get(1).substring("# ".length()).split(" ", -1);
    for (String line : lines.subList(2, lines.size())) {
      String[] words = line.split(" ", -1);
      if (words.length == names.length && words[3].equals(server)) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], words[i]);
        }
        return row;
      }
    }
    throw new AssertionError("no row of " + server);
  }
}
