package org.cutover.lab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.ShellWord;
import org.cutover.lab.Home;
import org.cutover.lab.containers.OwnMachines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cutover lab machines DIR}: the study's environment on machines of one's own. */
@Command(
    name = "machines",
    description =
        "Write what machines of one's own need to become the study's environment:"
            + " keys, every host's files, an inventory.yml.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LabMachinesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "where the files are or shall be")
  private Path folder;

  @Option(
      names = "--network",
      paramLabel = "A.B.C.0/24",
      defaultValue = "",
      description = "The machines' network (default: the first of lab/containers/topology.yml).")
  private String network;

  @Option(
      names = "--await",
      description = "Write nothing: wait until DIR's machines answer, and make the keyspace.")
  private boolean await;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    OwnMachines machines = new OwnMachines(Home.ofProcess(), folder);
    if (await) {
      machines.await(
          line -> {
            out.println(line);
            out.flush();
          });
      out.println(
          "all machines answer; look closer: cutover lab check "
              + ShellWord.of(folder.resolve("inventory.yml")));
    } else {
      machines.write(network);
      out.println("machines    " + machines.list());
      out.println("inventory   " + machines.list().resolveSibling("inventory.yml"));
    }
    return ExitCode.DONE.code();
  }
}
