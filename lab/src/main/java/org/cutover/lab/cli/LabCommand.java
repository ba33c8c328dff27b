package org.cutover.lab.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.Interruption;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.Examination;
import org.cutover.lab.Home;
import org.cutover.lab.StandingLab;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.Faults;
import org.cutover.lab.machines.MachinesCheck;
import org.cutover.lab.start.GateProof;
import org.cutover.lab.start.StartingPoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cutover lab …}: a lab by hand. */
@Command(
    name = "lab",
    description = "Brings a lab up and leaves it up, to work with it by hand.",
    subcommands = {
      LabSshCommand.class,
      LabLogsCommand.class,
      LabFaultCommand.class,
      LabMachinesCommand.class
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LabCommand implements Runnable {
  private static final Duration TIME_TO_STOP = Duration.ofMinutes(1);

  @Mixin private LabChoice choice;

  @Spec private CommandSpec spec;

  LabChoice choice() {
    return choice;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "name what to do: up, status, reset, down, doctor, check, machines, ssh, logs or fault");
  }

  @Command(
      name = "up",
      description = "Bring a lab up, at its starting point, and leave it up.",
      mixinStandardHelpOptions = true)
  int up() throws InterruptedException {
    Terminal terminal = Terminal.ofProcess(System.out);
    StandingLab lab = choice.lab();
    if (lab.condition() == StandingLab.Condition.UP) {
      heal(lab, terminal::line);
    }
    if (broughtUp(lab, terminal)) {
      terminal.line("installing the baseline release and the starting rows");
      choice.start(lab, terminal::line).resetCold();
    }
    return status();
  }

  /** Ctrl-C leaves nothing of a lab that is half up. */
  private static boolean broughtUp(StandingLab lab, Terminal terminal) {
    try (Interruption interruption = Interruption.listen(TIME_TO_STOP)) {
      return interruption.breakingOff(() -> lab.up(terminal::line));
    }
  }

  @Command(
      name = "status",
      description = "Show hosts, releases, servers and rows of a lab.",
      mixinStandardHelpOptions = true)
  int status() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    StandingLab lab = choice.lab();
    StandingLab.Condition condition = lab.condition();
    if (condition != StandingLab.Condition.UP) {
      boolean broken = condition == StandingLab.Condition.BROKEN;
      out.println(
          broken
              ? "broken: part of it is gone; run: " + choice.command("down")
              : "down; " + choice.command("up"));
      if (broken) {
        lab.details().forEach(out::println);
      }
      return ExitCode.LAB.code();
    }
    List<Fault> faults = lab.faults().map(Faults::standing).orElse(List.of());
    if (!faults.isEmpty()) {
      // Hosts with faults would let the questions below wait for nothing.
      faults.forEach(fault -> out.println("fault       " + fault));
      out.println("heal        " + choice.command("fault heal"));
      lab.details().forEach(out::println);
      return ExitCode.LAB.code();
    }
    StartingPoint start = choice.start(lab, out::println);
    GateProof proof = start.prove();
    Inventory inventory = InventoryFile.read(lab.inventory());
    LabText.of(inventory, proof, start.expected()).forEach(out::println);
    out.println("inventory   " + lab.inventory());
    lab.details().forEach(out::println);
    return ExitCode.DONE.code();
  }

  @Command(
      name = "reset",
      description = "Bring a lab back to its starting point and prove it.",
      mixinStandardHelpOptions = true)
  int reset() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    StandingLab lab = choice.labThatIsUp();
    lab.requireResettable();
    heal(lab, out::println);
    StartingPoint start = choice.start(lab, out::println);
    List<String> problems = start.resetCold().problems(start.expected());
    if (!problems.isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("\n", problems));
    }
    out.println("at the starting point");
    return ExitCode.DONE.code();
  }

  private static void heal(StandingLab lab, Consumer<String> progress) {
    lab.faults()
        .ifPresent(
            faults -> faults.heal(Faults.ALL).forEach(fault -> progress.accept("healed " + fault)));
  }

  @Command(
      name = "down",
      description = "Take a lab down; nothing of it remains but its logs.",
      mixinStandardHelpOptions = true)
  int down() {
    PrintWriter out = spec.commandLine().getOut();
    StandingLab lab = choice.lab();
    if (Files.exists(lab.folder()) || lab.condition() == StandingLab.Condition.UP) {
      lab.down(out::println);
      out.println("down");
    } else {
      out.println("there is no lab '" + choice.name() + "'; nothing to take down");
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "doctor",
      description = "Say what this machine has and what it lacks for a lab.",
      mixinStandardHelpOptions = true)
  int doctor() {
    PrintWriter out = spec.commandLine().getOut();
    Examination examination = examined();
    examination.figures().forEach(out::println);
    examination.warnings().forEach(warning -> out.println("warning: " + warning));
    out.flush();
    if (!examination.missing().isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("\n", examination.missing()));
    }
    out.println("this machine has what the " + choice.provider().name() + " lab needs");
    return ExitCode.DONE.code();
  }

  /** Ctrl-C leaves nothing of what was tried out. */
  private Examination examined() {
    try (Interruption interruption = Interruption.listen(TIME_TO_STOP)) {
      return interruption.breakingOff(() -> choice.provider().examine(Home.ofProcess()));
    }
  }

  @Command(
      name = "check",
      description = "Look whether the machines of an inventory are there and as it says.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "inventory.yml", description = "names the machines") Path file) {
    PrintWriter out = spec.commandLine().getOut();
    MachinesCheck check = MachinesCheck.of(file);
    check.facts().forEach(out::println);
    check.warnings().forEach(warning -> out.println("warning: " + warning));
    out.flush();
    check.require();
    out.println("these machines are as " + file + " says");
    return ExitCode.DONE.code();
  }
}
