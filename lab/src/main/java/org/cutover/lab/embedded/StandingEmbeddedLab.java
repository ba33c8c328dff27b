package org.cutover.lab.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.Home;
import org.cutover.lab.LabHost;
import org.cutover.lab.StandingLab;
import org.cutover.lab.embedded.daemon.LabPaths;

/**
 * An embedded lab that is worked with by hand.
 *
 * @param folder the lab's directory
 * @param home the program's folder
 */
record StandingEmbeddedLab(Path folder, Home home) implements StandingLab {
  @Override
  public Condition condition() {
    return switch (EmbeddedLab.status(folder).kind()) {
      case UP -> Condition.UP;
      case DOWN -> Condition.DOWN;
      case BROKEN -> Condition.BROKEN;
    };
  }

  @Override
  public boolean up(Consumer<String> progress) {
    boolean upAlready = condition() == Condition.UP;
    EmbeddedProvider.up(home, folder, EmbeddedLab.Life.DETACHED, progress);
    return !upAlready;
  }

  @Override
  public void down(Consumer<String> progress) {
    EmbeddedLab.down(folder, progress);
  }

  @Override
  public Path inventory() {
    return new LabPaths(folder).inventory();
  }

  @Override
  public List<String> details() {
    return List.of("processes   " + String.join(", ", EmbeddedLab.status(folder).processes()));
  }

  @Override
  public List<LabHost> hosts() {
    return LabHost.of(InventoryFile.read(inventory()));
  }

  @Override
  public List<Path> logs() {
    return new LabPaths(folder).logs(EmbeddedLab.SITES);
  }
}
