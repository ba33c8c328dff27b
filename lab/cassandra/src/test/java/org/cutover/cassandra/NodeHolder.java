package org.cutover.cassandra;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program that starts a node in a directory, writes its process id to a file and waits. */
final class NodeHolder {
  private NodeHolder() {}

  /** Usage: DIRECTORY LIBRARIES NATIVE_PORT STORAGE_PORT. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    CassandraNode node =
        CassandraNode.start(
            CassandraSettings.of(
                Path.of(arguments[1]),
                directory,
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3])));
    Path partial = Files.writeString(directory.resolve("partial"), Long.toString(node.pid()));
    Files.move(partial, directory.resolve("pid"));
    node.onExit().join();
  }
}
