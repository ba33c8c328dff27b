package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.common.yaml.YamlFile;
import org.cutover.common.yaml.YamlMap;
import org.cutover.lab.Home;
import org.cutover.lab.containers.config.MachinesText;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.Subnet;
import org.cutover.lab.containers.topology.Topology;

/**
 * The same environment on machines that somebody else makes: what every host is told, the keys, and
 * the inventory, in one folder.
 */
public final class OwnMachines {
  private static final int SUBNET_BITS = 24;

  private final Home home;
  private final Path folder;
  private final Topology topology;

  /**
   * Machines of the environment's topology.
   *
   * @param folder where their files are or shall be
   */
  public OwnMachines(Home home, Path folder) {
    this.home = home;
    this.folder = folder.toAbsolutePath().normalize();
    this.topology = ContainersProvider.topology(home);
  }

  /**
   * Makes keys and writes every host's files, the inventory and the list of machines.
   *
   * @param network such as {@code 198.18.0.0/24}; empty: the first part of the topology's network
   * @throws CutoverException with exit code 2 if the folder is in use or the network unusable
   */
  public void write(String network) {
    Layout layout = Layout.of(topology, subnet(network));
    if (Files.exists(list())) {
      throw CutoverException.usage(
          folder
              + ": has the keys of a lab already; new ones would lock its machines: remove the"
              + " folder first, or name another");
    }
    try {
      LabFiles.write(new LabFolder(folder), layout, LabFiles.agent(home.cassandraLibrary()));
      DurableFiles.write(list(), MachinesText.of(layout));
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, folder + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until all machines answer, and makes the keyspace.
   *
   * @throws CutoverException with the code for labs, naming the host that does not answer
   */
  public void await(Consumer<String> progress) {
    new Readiness(Layout.of(topology, YamlFile.read(list(), OwnMachines::network)), progress)
        .await();
  }

  /** The folder's list of machines. */
  public Path list() {
    return folder.resolve("machines.yml");
  }

  private Subnet subnet(String network) {
    return network.isEmpty()
        ? topology.network().part(part -> true).orElseThrow()
        : network(network);
  }

  /** The list repeats for people, and for Vagrant, what follows from the topology. */
  private static Subnet network(YamlMap list) {
    list.schema(1);
    list.any("machines");
    return network(list.string("network"));
  }

  private static Subnet network(String text) {
    try {
      Subnet subnet = Subnet.parse(text);
      if (subnet.bits() == SUBNET_BITS) {
        return subnet;
      }
    } catch (IllegalArgumentException e) {
      throw CutoverException.usage("--network: " + e.getMessage());
    }
    throw CutoverException.usage("--network: '" + text + "' should have 256 addresses: …/24");
  }
}
