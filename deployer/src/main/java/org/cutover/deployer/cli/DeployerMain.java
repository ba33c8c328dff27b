package org.cutover.deployer.cli;

import org.cutover.common.cli.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The deployer as a program of its own. */
@Command(
    name = "deployer",
    description = "Rolls a release out over SSH without losing a request or a row.",
    mixinStandardHelpOptions = true,
    versionProvider = DeployerMain.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:deployed",
      "1:failed before anything was changed",
      "2:usage, or something given is wrong; nothing was changed",
      "10:rolled back",
      "11:deployed with sites left out",
      "12:state unclear, run resume",
      "70:a defect of this program",
      "130:interrupted before anything was changed"
    },
    subcommands = {
      DeployCommand.class,
      ResumeCommand.class,
      RollbackCommand.class,
      RepairCommand.class,
      StatusCommand.class,
      HistoryCommand.class
    })
public final class DeployerMain {
  @Mixin private Program.Debug debug;

  private DeployerMain() {}

  /** Runs a command line and exits with its code. */
  public static void main(String[] arguments) {
    DeployerMain main = new DeployerMain();
    CommandLine commands = new CommandLine(main);
    Logging.configure(java.util.Arrays.asList(arguments).contains("--debug"));
    System.exit(Program.run("deployer", commands, main.debug, arguments));
  }

  /** The version that the build has put into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = DeployerMain.class.getPackage().getImplementationVersion();
      return new String[] {"deployer " + (version == null ? "(not packaged)" : version)};
    }
  }
}
