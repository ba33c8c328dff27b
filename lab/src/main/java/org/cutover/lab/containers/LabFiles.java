package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.lab.containers.config.HostFiles;
import org.cutover.lab.containers.config.InventoryText;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.embedded.host.SshKeys;

/** Writes what the hosts are told, their keys, and how they are reached. */
final class LabFiles {
  private LabFiles() {}

  /**
   * Writes the folder of every host.
   *
   * @param agent the file name of Cassandra's measuring agent
   */
  static void write(LabFolder folder, Layout layout, String agent) throws IOException {
    KeyPair client = SshKeys.generate();
    SshKeys.writePrivate(folder.identity(), client);
    List<String> knownHosts = new ArrayList<>();
    for (ServerHost host : layout.hosts()) {
      KeyPair key = SshKeys.generate();
      knownHosts.add(host.address() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
      Path own = folder.host(host);
      SshKeys.writePrivate(own.resolve("ssh_host_key"), key);
      DurableFiles.write(
          own.resolve("authorized_keys"), PublicKeyEntry.toString(client.getPublic()) + "\n");
      for (Map.Entry<String, String> file : HostFiles.of(layout, host, agent).entrySet()) {
        DurableFiles.write(own.resolve(file.getKey()), file.getValue());
      }
    }
    DurableFiles.write(folder.knownHosts(), String.join("", knownHosts));
    DurableFiles.write(folder.inventory(), InventoryText.of(layout));
  }

  /** The file name of the measuring agent among Cassandra's jars. */
  static String agent(Path library) throws IOException {
    try (Stream<Path> jars = Files.list(library)) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.startsWith("jamm-"))
          .findFirst()
          .orElseThrow(
              () ->
                  new CutoverException(ExitCode.LAB, library + ": no jamm among Cassandra's jars"));
    }
  }
}
