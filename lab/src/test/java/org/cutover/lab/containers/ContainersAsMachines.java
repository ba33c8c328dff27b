package org.cutover.lab.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.Home;
import org.cutover.lab.containers.engine.Programs;

/**
 * A lab's containers as machines that somebody describes who knows their addresses and may log in:
 * the example inventory with other addresses, a key, and the hosts' keys.
 */
final class ContainersAsMachines {
  private static final Path EXAMPLE = Path.of("vagrant/inventory-example.yml");
  private static final String EXAMPLE_NETWORK = "198.18.0.";
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final Home home;
  private final Path folder;
  private final String text;

  /**
   * Describes the machines in a folder of its own.
   *
   * @param lab the inventory of the lab in containers
   */
  ContainersAsMachines(Home home, Path lab, Path folder) throws IOException {
    this.home = home;
    this.folder = folder;
    Inventory known = InventoryFile.read(lab);
    String address = known.sites().get(0).application().address();
    this.text =
        Files.readString(EXAMPLE)
            .replace(EXAMPLE_NETWORK, address.substring(0, address.lastIndexOf('.') + 1))
            .replace("resettable: false", "resettable: true");
    Files.createDirectories(folder.resolve("keys"));
    Files.copy(known.ssh().identity(), folder.resolve("keys/deploy"));
    Files.copy(known.ssh().knownHosts(), folder.resolve("known_hosts"));
    Files.writeString(inventory(), text);
  }

  Path inventory() {
    return folder.resolve("inventory.yml");
  }

  /** The same description with one thing that is wrong. */
  Path but(String right, String wrong) throws IOException {
    assertThat(text).contains(right);
    return Files.writeString(folder.resolve("wrong.yml"), text.replaceFirst(right, wrong));
  }

  /** Runs the program as from a shell, in the folder of the description. */
  Programs.Result cutover(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Home.java().toString());
    words.add("-Dcutover.home=" + home.folder());
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add("org.cutover.lab.cli.CutoverMain");
    words.addAll(List.of(arguments));
    return Programs.run(words, LIMIT);
  }
}
