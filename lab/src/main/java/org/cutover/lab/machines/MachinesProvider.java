package org.cutover.lab.machines;

import java.nio.file.Path;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.Examination;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;
import org.cutover.lab.LabProvider;
import org.cutover.lab.StandingLab;

/** The machines of one inventory file, which somebody else keeps. */
public final class MachinesProvider implements LabProvider {
  private final Path inventory;

  /**
   * A provider of the machines in a file.
   *
   * @param inventory the file's path
   */
  public MachinesProvider(Path inventory) {
    this.inventory = inventory;
  }

  /** Whether the word for a lab is the name of an inventory file. */
  public static boolean isMeantBy(String lab) {
    return lab.endsWith(".yml") || lab.endsWith(".yaml");
  }

  @Override
  public String name() {
    return inventory.toString();
  }

  /** The machines themselves are looked at by {@link MachinesCheck}, which takes longer. */
  @Override
  public Examination examine(Home home) {
    requireGiven(inventory);
    return new Examination(List.of(), List.of(), List.of());
  }

  @Override
  public Lab up(Home home, Terminal terminal) {
    requireGiven(inventory);
    terminal.status("lab: looking at the machines of " + inventory);
    MachinesCheck check = MachinesCheck.of(inventory);
    check.require();
    return new MachinesLab(inventory, check);
  }

  @Override
  public StandingLab standing(Home home, String name) {
    return new StandingMachines(inventory.toAbsolutePath().normalize(), home.labs());
  }

  /** Machines have to be given away before an experiment may have them. */
  static void requireGiven(Path inventory) {
    if (!InventoryFile.read(inventory).resettable()) {
      throw CutoverException.usage(
          inventory
              + ": not given away: an experiment replaces what runs on its machines, and every row"
              + " and table of its keyspace; if it may, add 'resettable: true'");
    }
  }
}
