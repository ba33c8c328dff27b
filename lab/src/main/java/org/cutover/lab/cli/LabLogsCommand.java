package org.cutover.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code cutover lab logs HOST}: the end of what a host's servers have written. */
@Command(
    name = "logs",
    description = "Show the end of what a lab's servers have written; names them without HOST.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LabLogsCommand implements Callable<Integer> {
  @ParentCommand private LabCommand parent;

  @Parameters(arity = "0..1", paramLabel = "HOST", description = "such as app-A")
  private String host;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many lines of each log (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> logs = parent.choice().lab().logs().stream().filter(Files::exists).toList();
    if (host == null) {
      names(logs).forEach(out::println);
      return ExitCode.DONE.code();
    }
    List<Path> ofHost = logs.stream().filter(log -> name(log).equals(host)).toList();
    if (ofHost.isEmpty()) {
      throw CutoverException.usage(
          "no log of '" + host + "'; there are: " + String.join(", ", names(logs)));
    }
    for (Path log : ofHost) {
      out.println("==> " + log);
      end(log).forEach(out::println);
    }
    return ExitCode.DONE.code();
  }

  private static Set<String> names(List<Path> logs) {
    return logs.stream().map(LabLogsCommand::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The part of a log's name before its first dot is whose it is. */
  private static String name(Path log) {
    return log.getFileName().toString().replaceFirst("\\..*", "");
  }

  private List<String> end(Path log) {
    try (var all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      List<String> kept = all.map(Function.identity()).toList();
      return kept.subList(Math.max(0, kept.size() - Math.max(0, lines)), kept.size());
    } catch (IOException e) {
      throw new CutoverException(ExitCode.LAB, log + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
