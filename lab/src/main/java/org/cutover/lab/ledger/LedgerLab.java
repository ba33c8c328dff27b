package org.cutover.lab.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;
import org.cutover.lab.LabProvider;
import org.cutover.lab.fault.Faults;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.start.StartingPoint;

/** The lab of a series, with links to it. It is brought up anew where it cannot be reset. */
final class LedgerLab implements AutoCloseable {
  private final LabProvider provider;
  private final Home home;
  private final ReleaseArchive baseline;
  private final SeedRows seeds;
  private final Terminal terminal;
  private Lab lab;
  private Links links;

  /**
   * @param baseline the release of the starting point
   * @param seeds its rows
   */
  LedgerLab(
      LabProvider provider, Home home, ReleaseArchive baseline, SeedRows seeds, Terminal terminal) {
    this.provider = provider;
    this.home = home;
    this.baseline = baseline;
    this.seeds = seeds;
    this.terminal = terminal;
  }

  /** Brings it to its starting point, whatever was left of it. */
  void reset() throws IOException, InterruptedException {
    if (lab != null) {
      links.heal();
      lab.faults().ifPresent(faults -> faults.heal(Faults.ALL));
      try {
        requireReset();
        return;
      } catch (CutoverException e) {
        terminal.line("the lab is brought up anew: " + e.getMessage().replace('\n', ' '));
        close();
      }
    }
    lab = provider.up(home, terminal);
    links = Links.of(lab.inventory());
    requireReset();
  }

  private void requireReset() throws InterruptedException {
    List<String> problems = start().resetCold().problems(start().expected());
    if (!problems.isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("; ", problems));
    }
  }

  /** Its starting point. */
  StartingPoint start() {
    return new StartingPoint(InventoryFile.read(lab.inventory()), baseline, seeds, "/item");
  }

  Links links() {
    return links;
  }

  /** The faults that the lab itself can make. */
  Optional<Faults> faults() {
    return lab.faults();
  }

  /** The deployer's commands as they are started for this lab. */
  DeployerCommands commands(List<String> words, String switching) {
    return new DeployerCommands(lab.onControlHost(words), links.inventory(), switching);
  }

  /** What its servers log to. */
  List<Path> logs() {
    return lab.logs();
  }

  @Override
  public void close() {
    if (lab == null) {
      return;
    }
    try (Lab ending = lab;
        Links cut = links) {
      lab = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
