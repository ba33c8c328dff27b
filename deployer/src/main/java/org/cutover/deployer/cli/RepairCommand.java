package org.cutover.deployer.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.cutover.deployer.operation.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code repair}: brings sites and load balancers back that a deployment left out. */
@Command(
    name = "repair",
    description = {
      "Brings sites and load balancers back that a deployment left out: the current release runs and"
          + " serves everywhere. What is right already is not touched."
    },
    mixinStandardHelpOptions = true)
public final class RepairCommand implements Callable<Integer> {
  @Mixin private WayOutOptions options;

  /** For the command line's own machinery. */
  public RepairCommand() {}

  @Override
  public Integer call() throws IOException {
    return options.run(
        (inventory, limits, id, journal, progress) ->
            new Repair(inventory, limits, Clock.systemUTC()).run(id, journal, progress));
  }
}
