package org.cutover.bench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cutover.bench.archive.ArchiveGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a generated archive. */
@Command(name = "generate", description = "Writes an archive to measure with.")
final class GenerateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Where to; must not exist.")
  private Path folder;

  @Option(names = "--plain", description = "Write samples.csv instead of samples.csv.gz.")
  private boolean plain;

  @Mixin private PlanOptions plan;

  @Override
  public Integer call() throws Exception {
    new ArchiveGenerator(plan.plan(), plain).write(folder, trial -> {});
    return 0;
  }
}
