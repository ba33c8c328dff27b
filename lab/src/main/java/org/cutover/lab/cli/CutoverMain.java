package org.cutover.lab.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cutover.analysis.cli.AuditCommand;
import org.cutover.analysis.cli.CompareCommand;
import org.cutover.analysis.cli.ImportCommand;
import org.cutover.analysis.cli.ReportCommand;
import org.cutover.common.cli.Program;
import org.cutover.common.terminal.Terminal;
import org.cutover.loadgen.cli.LoadCommand;
import org.cutover.loadgen.jmeter.JMeterLoadGenerator;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line's start. */
public final class CutoverMain {
  /** What only reads archives uses no library that logs. */
  private static final Set<Class<?>> SILENT =
      Set.of(ReportCommand.class, AuditCommand.class, CompareCommand.class, ImportCommand.class);

  private CutoverMain() {}

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains("--debug")) {
      // Read by logback.xml when the first class that logs is loaded.
      System.setProperty("cutover.log", "INFO");
    }
    CutoverCommand root = new CutoverCommand();
    CommandLine commands =
        new CommandLine(root)
            .addSubcommand(
                new LoadCommand(Terminal.ofProcess(System.out), JMeterLoadGenerator::new))
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commands.setExecutionStrategy(CutoverMain::execute);
    System.exit(Program.run("cutover", commands, root.debug, arguments));
  }

  /** Begins logging only where something is logged: it takes an eighth of a small report's time. */
  private static int execute(ParseResult parsed) {
    List<CommandLine> named = parsed.asCommandLineList();
    boolean help =
        named.stream().anyMatch(c -> c.isUsageHelpRequested() || c.isVersionHelpRequested());
    if (!help && !SILENT.contains(named.get(named.size() - 1).getCommand().getClass())) {
      // Not to be begun by several threads at once: it would say so on standard error.
      LoggerFactory.getILoggerFactory();
    }
    return new CommandLine.RunLast().execute(parsed);
  }
}
