package org.cutover.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;
import org.cutover.lab.embedded.EmbeddedLab;
import org.cutover.lab.embedded.EmbeddedProvider;
import org.cutover.lab.embedded.LabStatus;
import org.cutover.lab.embedded.daemon.LabPaths;
import org.cutover.lab.embedded.daemon.Machine;
import org.cutover.lab.embedded.daemon.Requirements;
import org.cutover.lab.start.GateProof;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.start.StartingPoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code cutover lab …}: a lab by hand. */
@Command(
    name = "lab",
    description = "Brings a lab up and leaves it up, to work with it by hand.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LabCommand implements Runnable {
  private static final String BASELINE = "shop-1.0.0.tar.gz";
  private static final int USUAL_ROWS = 100;

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

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to do: up, status, reset, down or doctor");
  }

  @Command(
      name = "up",
      description = "Bring a lab up, at its starting point, and leave it up.",
      mixinStandardHelpOptions = true)
  int up() throws InterruptedException {
    Home home = Home.ofProcess();
    Terminal terminal = Terminal.ofProcess(System.out);
    boolean upAlready = EmbeddedLab.status(state(home)).up();
    EmbeddedLab.up(state(home), home.cassandraLibrary(), EmbeddedLab.Life.DETACHED, terminal::line);
    if (!upAlready) {
      terminal.line("installing the baseline release and the starting rows");
      start(home).reset();
    }
    return status();
  }

  @Command(
      name = "status",
      description = "Show hosts, releases, servers and rows of a lab.",
      mixinStandardHelpOptions = true)
  int status() throws InterruptedException {
    Home home = Home.ofProcess();
    LabStatus status = EmbeddedLab.status(state(home));
    PrintWriter out = spec.commandLine().getOut();
    if (!status.up()) {
      boolean broken = status.kind() == LabStatus.Kind.BROKEN;
      out.println(
          broken ? "broken: its process is gone; run: cutover lab down" : "down; cutover lab up");
      return ExitCode.LAB.code();
    }
    StartingPoint start = start(home);
    GateProof proof = start.prove();
    Inventory inventory = InventoryFile.read(paths(home).inventory());
    LabText.of(inventory, proof, start.expected()).forEach(out::println);
    out.println("inventory   " + paths(home).inventory());
    out.println("processes   " + String.join(", ", status.processes()));
    return ExitCode.DONE.code();
  }

  @Command(
      name = "reset",
      description = "Bring a lab back to its starting point and prove it.",
      mixinStandardHelpOptions = true)
  int reset() throws InterruptedException {
    StartingPoint start = start(requireUp());
    List<String> problems = start.reset().problems(start.expected());
    if (!problems.isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("\n", problems));
    }
    spec.commandLine().getOut().println("at the starting point");
    return ExitCode.DONE.code();
  }

  @Command(
      name = "down",
      description = "Take a lab down; nothing of it remains but its logs.",
      mixinStandardHelpOptions = true)
  int down() {
    Path state = state(Home.ofProcess());
    PrintWriter out = spec.commandLine().getOut();
    if (Files.exists(state)) {
      EmbeddedLab.down(state, out::println);
      out.println("down");
    } else {
      out.println("there is no lab '" + name + "'; nothing to take down");
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "doctor",
      description = "Say what this machine lacks for a lab.",
      mixinStandardHelpOptions = true)
  int doctor() {
    Machine machine = EmbeddedProvider.machine(Home.ofProcess());
    PrintWriter out = spec.commandLine().getOut();
    Requirements.warnings(machine).forEach(warning -> out.println("mind: " + warning));
    List<String> missing = Requirements.missing(machine);
    if (!missing.isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("\n", missing));
    }
    Requirements.figures(machine).forEach(out::println);
    out.println("this machine has what the embedded lab needs");
    return ExitCode.DONE.code();
  }

  private StartingPoint start(Home home) {
    ReleaseArchive baseline = ReleaseArchive.open(home.release(BASELINE, Path.of("")));
    return new StartingPoint(
        InventoryFile.read(paths(home).inventory()), baseline, seeds(home), "/item");
  }

  /** A lab keeps the number of its rows until it is told another. */
  private SeedRows seeds(Home home) {
    Path file = state(home).resolve("rows.txt");
    try {
      if (rows != null) {
        if (rows < 1 || rows > 100_000) {
          throw CutoverException.usage("--rows " + rows + ": a number from 1 to 100000");
        }
        DurableFiles.write(file, rows + "\n");
      }
      return new SeedRows(
          Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : USUAL_ROWS);
    } catch (IOException | NumberFormatException e) {
      throw new CutoverException(ExitCode.LAB, file + ": cannot be used: " + e.getMessage(), e);
    }
  }

  private Home requireUp() {
    Home home = Home.ofProcess();
    if (!EmbeddedLab.status(state(home)).up()) {
      throw new CutoverException(
          ExitCode.LAB, "the lab '" + name + "' is not up; bring it up: cutover lab up");
    }
    return home;
  }

  private LabPaths paths(Home home) {
    return new LabPaths(state(home));
  }

  private Path state(Home home) {
    return Optional.of(name)
        .filter(text -> text.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}"))
        .map(home.labs()::resolve)
        .orElseThrow(
            () -> CutoverException.usage("--name " + name + ": use letters, digits, _ . -"));
  }
}
