package org.cutover.lab.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.LabHost;
import org.cutover.lab.StandingLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code cutover lab ssh HOST}: a shell, or one command, on a host of a lab. */
@Command(
    name = "ssh",
    description = "Log in to a host of a lab with the machine's own ssh, or run a command there.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LabSshCommand implements Callable<Integer> {
  @ParentCommand private LabCommand parent;

  @Parameters(index = "0", paramLabel = "HOST", description = "such as app-A or lb-B")
  private String host;

  @Parameters(index = "1..*", paramLabel = "WORD", description = "a command; without it, a shell")
  private List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    StandingLab lab = parent.choice().labThatIsUp();
    Inventory inventory = InventoryFile.read(lab.inventory());
    List<String> command = command(inventory, named(lab.hosts(), host));
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, "ssh cannot be started: " + e.getMessage() + "; install an SSH client", e);
    }
  }

  private static LabHost named(List<LabHost> hosts, String name) {
    return hosts.stream()
        .filter(host -> host.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CutoverException.usage(
                    "no host '"
                        + name
                        + "'; there are: "
                        + hosts.stream().map(LabHost::name).collect(Collectors.joining(", "))));
  }

  private List<String> command(Inventory inventory, LabHost to) {
    List<String> command = new ArrayList<>();
    command.add("ssh");
    command.addAll(List.of("-F", "none", "-i", inventory.ssh().identity().toString()));
    command.addAll(List.of("-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=yes"));
    command.addAll(List.of("-o", "UserKnownHostsFile=\"" + inventory.ssh().knownHosts() + "\""));
    command.addAll(List.of("-p", Integer.toString(to.ssh().port())));
    command.add(inventory.ssh().user() + "@" + to.ssh().host());
    command.addAll(words);
    return command;
  }
}
