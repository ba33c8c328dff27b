package org.cutover.bench.cli;

import org.cutover.common.cli.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The benchmark's command line; {@code bench/analysis/run} starts it. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, GenerateCommand.class, ReadCommand.class})
public final class BenchMain {
  @Mixin private final Program.Debug debug = new Program.Debug();

  private BenchMain() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    BenchMain main = new BenchMain();
    System.exit(Program.run("bench", new CommandLine(main), main.debug, arguments));
  }
}
