package org.cutover.lab.machines;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.LabHost;
import org.cutover.lab.StandingLab;

/**
 * Machines that are worked with by hand.
 *
 * @param inventory the file that names them, absolute
 * @param labs where labs keep what they have to remember
 */
record StandingMachines(Path inventory, Path labs) implements StandingLab {
  @Override
  public Condition condition() {
    return Condition.UP;
  }

  @Override
  public boolean up(Consumer<String> progress) {
    throw theirs("brought up");
  }

  @Override
  public void requireResettable() {
    MachinesProvider.requireGiven(inventory);
  }

  @Override
  public void down(Consumer<String> progress) {
    throw theirs("taken down");
  }

  private CutoverException theirs(String what) {
    return CutoverException.usage(
        inventory + ": these machines are not " + what + " from here; look at them with lab check");
  }

  /** Told apart by the file's path, so that two inventories remember different things. */
  @Override
  public Path folder() {
    return labs.resolve("inventory-" + Integer.toHexString(inventory.toString().hashCode()));
  }

  @Override
  public List<String> details() {
    return List.of();
  }

  @Override
  public List<LabHost> hosts() {
    return LabHost.of(InventoryFile.read(inventory));
  }

  @Override
  public List<Path> logs() {
    return List.of();
  }
}
