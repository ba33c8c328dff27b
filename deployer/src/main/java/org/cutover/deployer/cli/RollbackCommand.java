package org.cutover.deployer.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cutover.deployer.operation.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rollback}: brings an earlier release back, with the rows that were written since. */
@Command(
    name = "rollback",
    description = {
      "Brings the release before the current one back, with all rows that were written since: a"
          + " deployment in the other direction, from what the hosts have kept."
    },
    mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions options;

  @Option(
      names = "--to",
      paramLabel = "RELEASE",
      description = "NAME-VERSION (default: the release that served before the current one).")
  private String to;

  /** For the command line's own machinery. */
  public RollbackCommand() {}

  @Override
  public Integer call() throws IOException {
    return options.run(new Source.Kept(Optional.ofNullable(to)));
  }
}
