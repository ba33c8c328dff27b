package org.cutover.lab.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cutover.common.cli.Program;
import org.cutover.common.terminal.Terminal;
import org.cutover.loadgen.cli.LoadCommand;
import org.cutover.loadgen.jmeter.JMeterLoadGenerator;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The command line's start. */
public final class CutoverMain {
  private CutoverMain() {}

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains("--debug")) {
      // Read by logback.xml when the first class that logs is loaded.
      System.setProperty("cutover.log", "INFO");
    }
    // Logging must not be begun by several threads at once: it would say so on standard error.
    LoggerFactory.getILoggerFactory();
    CutoverCommand root = new CutoverCommand();
    CommandLine commands =
        new CommandLine(root)
            .addSubcommand(
                new LoadCommand(Terminal.ofProcess(System.out), JMeterLoadGenerator::new))
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(Program.run("cutover", commands, root.debug, arguments));
  }
}
