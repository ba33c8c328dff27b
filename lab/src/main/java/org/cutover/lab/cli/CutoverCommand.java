package org.cutover.lab.cli;

import org.cutover.analysis.cli.AuditCommand;
import org.cutover.analysis.cli.CompareCommand;
import org.cutover.analysis.cli.ImportCommand;
import org.cutover.analysis.cli.ReportCommand;
import org.cutover.common.cli.Program;
import org.cutover.deployer.cli.DeployCommand;
import org.cutover.deployer.cli.HistoryCommand;
import org.cutover.deployer.cli.RepairCommand;
import org.cutover.deployer.cli.ResumeCommand;
import org.cutover.deployer.cli.RollbackCommand;
import org.cutover.deployer.cli.StatusCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line; each command is one line here. */
@Command(
    name = "cutover",
    description = "Measures whether deploying a new version hurts the people who are using it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      ReportCommand.class,
      ImportCommand.class,
      CompareCommand.class,
      AuditCommand.class,
      DeployCommand.class,
      ResumeCommand.class,
      RollbackCommand.class,
      RepairCommand.class,
      StatusCommand.class,
      HistoryCommand.class,
      LedgerCommand.class,
      LabCommand.class,
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done; run: all planned trials are valid, whatever the verdicts",
      " 1:failed; deployer: failed before anything was changed",
      " 2:wrong usage or configuration; nothing was changed",
      " 3:harm found, a threshold crossed, or an audit found something wrong",
      " 4:inconclusive",
      " 5:archive broken or incomplete",
      " 6:lab could not be brought up, checked or reset",
      " 7:run ended, but cells are short of valid trials",
      "10:deployment rolled back",
      "11:deployed, with sites left out",
      "12:state of the deployment unclear, run resume",
      "70:a defect of this program",
      "130:interrupted"
    })
final class CutoverCommand implements Runnable {
  @Mixin Program.Debug debug = new Program.Debug();

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command; the shortest way to a result is: cutover run");
  }
}
