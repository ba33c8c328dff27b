package org.cutover.lab.it;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;
import org.cutover.lab.Labs;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Profiles;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.start.StartingPoint;

/** An embedded lab for tests, with the program's own parts as the build has just made them. */
final class TestLab implements AutoCloseable {
  static final Home HOME = new Home(root());
  static final SeedRows SEEDS = new SeedRows(100);

  private final Lab lab;
  private final Inventory inventory;
  private final StartingPoint start;

  private TestLab(Lab lab) {
    this.lab = lab;
    this.inventory = InventoryFile.read(lab.inventory());
    ReleaseArchive baseline = ReleaseArchive.open(HOME.release("shop-1.0.0.tar.gz"));
    this.start = new StartingPoint(inventory, baseline, SEEDS, "/item");
  }

  static TestLab up() {
    return new TestLab(Labs.of("embedded").up(HOME, Terminal.silent()));
  }

  static Experiment quick() {
    return Profiles.read("quick");
  }

  Path inventoryFile() {
    return lab.inventory();
  }

  Inventory inventory() {
    return inventory;
  }

  StartingPoint start() {
    return start;
  }

  static Path release(String version) {
    return HOME.release("shop-" + version + ".tar.gz");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("cutover"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Override
  public void close() {
    lab.close();
  }
}
