package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.cutover.lab.containers.topology.ServerHost;

/**
 * Where everything of one lab lies on this machine.
 *
 * @param folder the lab's own folder, absolute
 */
record LabFolder(Path folder) {
  /** Makes the path absolute. */
  LabFolder {
    folder = folder.toAbsolutePath().normalize();
  }

  /** What the lab consists of; there from the first container to the last. */
  Path record() {
    return folder.resolve("lab.json");
  }

  Path lock() {
    return folder.resolve("lab.lock");
  }

  /** The faults that may stand; there as long as one does. */
  Path faults() {
    return folder.resolve("faults.json");
  }

  Path inventory() {
    return folder.resolve("inventory.yml");
  }

  Path identity() {
    return folder.resolve("keys").resolve("deploy");
  }

  Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  Path host(ServerHost host) {
    return folder.resolve("hosts").resolve(host.name());
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path logs(ServerHost host) {
    return logs().resolve(host.name());
  }

  /** The label of all that belongs to this lab. */
  String label() {
    return "org.cutover.lab=" + folder;
  }

  /** What the names of its containers begin with: no other lab of this machine has the same. */
  String prefix() {
    CRC32 sum = new CRC32();
    sum.update(folder.toString().getBytes(StandardCharsets.UTF_8));
    return "cutover-%s-%04x-".formatted(folder.getFileName(), sum.getValue() & 0xffff);
  }

  /** Every log there is. */
  List<Path> allLogs() {
    if (!Files.isDirectory(logs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(logs())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
