package org.cutover.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.ShellWord;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;
import org.cutover.lab.LabProvider;
import org.cutover.lab.Labs;
import org.cutover.lab.StandingLab;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.start.StartingPoint;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say which standing lab is meant. */
final class LabChoice {
  private static final String BASELINE = "shop-1.0.0.tar.gz";
  private static final int USUAL_ROWS = 100;
  private static final int MOST_ROWS = 100_000;

  @Option(
      names = "--lab",
      paramLabel = "KIND",
      defaultValue = "embedded",
      scope = ScopeType.INHERIT,
      description = "The kind of lab (default: ${DEFAULT-VALUE}), or an inventory.yml.")
  private String kind;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "default",
      scope = ScopeType.INHERIT,
      description = "Which of several labs (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--rows",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description = "Items in the table at the starting point; remembered (default: 100).")
  private Integer rows;

  String name() {
    return name;
  }

  LabProvider provider() {
    return Labs.of(kind);
  }

  /** How the command was called for this lab, for advice that names another. */
  String command(String verb) {
    return "cutover lab "
        + verb
        + (kind.equals("embedded") ? "" : " --lab " + ShellWord.of(kind))
        + (name.equals("default") ? "" : " --name " + name);
  }

  StandingLab lab() {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")) {
      throw CutoverException.usage("--name " + name + ": use letters, digits, _ . -");
    }
    return provider().standing(Home.ofProcess(), name);
  }

  /** The lab, which has to be up. */
  StandingLab labThatIsUp() {
    StandingLab lab = lab();
    if (lab.condition() != StandingLab.Condition.UP) {
      throw new CutoverException(
          ExitCode.LAB, "the lab '" + name + "' is not up; bring it up: " + command("up"));
    }
    return lab;
  }

  /** The starting point of a lab that is up. */
  StartingPoint start(StandingLab lab, Consumer<String> progress) {
    Home home = provider().prepare(Home.ofProcess(), progress);
    ReleaseArchive baseline = ReleaseArchive.open(home.release(BASELINE));
    return new StartingPoint(InventoryFile.read(lab.inventory()), baseline, seeds(lab), "/item");
  }

  /** A lab keeps the number of its rows until it is told another. */
  private SeedRows seeds(StandingLab lab) {
    Path file = lab.folder().resolve("rows.txt");
    try {
      if (rows != null) {
        if (rows < 1 || rows > MOST_ROWS) {
          throw CutoverException.usage("--rows " + rows + ": a number from 1 to " + MOST_ROWS);
        }
        DurableFiles.write(file, rows + "\n");
      }
      return new SeedRows(
          Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : USUAL_ROWS);
    } catch (IOException | NumberFormatException e) {
      throw new CutoverException(ExitCode.LAB, file + ": cannot be used: " + e.getMessage(), e);
    }
  }
}
