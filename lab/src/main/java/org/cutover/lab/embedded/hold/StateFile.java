package org.cutover.lab.embedded.hold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cutover.common.DurableFiles;

/**
 * The file from which HAProxy reads, when it starts, which servers it leaves in maintenance. What
 * it says of servers and backends that are not meant is left as it is.
 *
 * @param backend whose servers are meant
 */
record StateFile(Path file, String backend) {
  private static final String VERSION = "1";

  /** HAProxy refuses a file as a whole for one line with fewer. */
  private static final int FEWEST_FIELDS = 20;

  private static final int BACKEND = 1;
  private static final int SERVER = 3;
  private static final int OPERATION = 5;
  private static final int ADMIN = 6;
  private static final int WEIGHT = 7;
  private static final int FIRST_WEIGHT = 8;

  /** A change of the file: who is named from here on, and who no longer. */
  record Change(List<String> out, List<String> in) {
    Change {
      out = List.copyOf(out);
      in = List.copyOf(in);
    }

    boolean means(String server) {
      return out.contains(server) || in.contains(server);
    }
  }

  /** Changes the file, whole or not at all. */
  void keep(Change change, RuntimeLink runtime) throws HoldException {
    List<String> lines = new ArrayList<>(List.of(VERSION, "# written by cutover-hold"));
    for (String line : lines()) {
      String[] fields = line.split(" ", -1);
      if (!fields[BACKEND].equals(backend) || !change.means(fields[SERVER])) {
        lines.add(line);
      }
    }
    if (!change.out().isEmpty()) {
      BalancerState state = runtime.look();
      for (String server : change.out()) {
        lines.add(out(state, server));
      }
    }
    try {
      DurableFiles.write(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw HoldException.failed(file + ": cannot be written: " + e);
    }
  }

  private String out(BalancerState state, String server) throws HoldException {
    if (!state.servers().containsKey(server)) {
      throw HoldException.failed(
          backend + "/" + server + ": HAProxy has no such server; add it to its configuration");
    }
    String[] fields = state.server(server).line().split(" ", -1);
    // Neither checks nor a weight of this moment are to come back.
    fields[OPERATION] = "0";
    fields[ADMIN] = "1";
    fields[WEIGHT] = fields[FIRST_WEIGHT];
    return String.join(" ", fields);
  }

  private List<String> lines() throws HoldException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
        return List.of();
      }
      return lines.stream()
          .skip(1)
          .filter(line -> !line.startsWith("#") && line.split(" ", -1).length >= FEWEST_FIELDS)
          .toList();
    } catch (IOException e) {
      throw HoldException.failed(file + ": cannot be read: " + e);
    }
  }

  /** Which servers it names, in one line. */
  String kept() throws HoldException {
    Path directory = file.getParent();
    if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
      throw HoldException.failed(
          directory
              + "/: not a directory that the lab can write; HAProxy's server-state file is there");
    }
    String names =
        lines().stream()
            .map(line -> line.split(" ", -1))
            .filter(fields -> fields[BACKEND].equals(backend))
            .map(fields -> fields[SERVER])
            .sorted()
            .collect(Collectors.joining(","));
    return "kept " + (names.isEmpty() ? "-" : names);
  }
}
