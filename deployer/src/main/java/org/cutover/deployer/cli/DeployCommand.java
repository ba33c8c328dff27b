package org.cutover.deployer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cutover.deployer.operation.Source;
import org.cutover.deployer.release.ReleaseArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deploy}: rolls a release out. */
@Command(
    name = "deploy",
    description = "Rolls a release out, or undoes everything if it cannot.",
    mixinStandardHelpOptions = true)
public final class DeployCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions options;

  @Option(
      names = "--release",
      required = true,
      paramLabel = "FILE",
      description = "NAME-VERSION.tar.gz")
  private Path release;

  /** For the command line's own machinery. */
  public DeployCommand() {}

  @Override
  public Integer call() throws IOException {
    return options.run(new Source.File(ReleaseArchive.open(release)));
  }
}
