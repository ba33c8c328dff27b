package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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

  /** Removes what says that there is a lab, and its keys; logs stay. */
  void removeLab() throws IOException {
    remove(folder.resolve("hosts"));
    remove(identity().getParent());
    Files.deleteIfExists(knownHosts());
    Files.deleteIfExists(inventory());
    Files.deleteIfExists(faults());
    Files.deleteIfExists(record());
  }

  /** Removes everything. */
  void removeAll() throws IOException {
    remove(folder);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
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
