package org.cutover.deployer.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.cutover.deployer.operation.Resume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code resume}: brings a deployment to its end whose deployer died. */
@Command(
    name = "resume",
    description = {
      "Brings a deployment to its end whose deployer died: finishes it if the new release was"
          + " decided, undoes it if not."
    },
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  @Mixin private WayOutOptions options;

  /** For the command line's own machinery. */
  public ResumeCommand() {}

  @Override
  public Integer call() throws IOException {
    return options.run(
        (inventory, limits, id, journal, progress) ->
            new Resume(inventory, limits, Clock.systemUTC()).run(id, journal, progress));
  }
}
