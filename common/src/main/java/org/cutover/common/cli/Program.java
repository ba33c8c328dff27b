package org.cutover.common.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Runs a picocli command so that every failure is one clear line and an exit code of the contract;
 * the stack trace is shown with {@code --debug} only. A root command mixes {@link Debug} in.
 */
public final class Program {
  private Program() {}

  /** The option that all commands below the root inherit. */
  public static final class Debug {
    @Option(
        names = "--debug",
        scope = CommandLine.ScopeType.INHERIT,
        description = "Show stack traces and what libraries log.")
    boolean debug;

    /** Whether it was given. */
    public boolean isOn() {
      return debug;
    }
  }

  /**
   * Runs a command line.
   *
   * @param name of the program, at the start of each message
   * @return the exit code
   */
  public static int run(String name, CommandLine commands, Debug debug, String... arguments) {
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setUsageHelpAutoWidth(false);
    commands.setParameterExceptionHandler(
        (failure, args) -> {
          CommandLine command = failure.getCommandLine();
          PrintWriter err = command.getErr();
          err.println(name + ": " + failure.getMessage());
          err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
          return ExitCode.USAGE.code();
        });
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> report(name, failure, command.getErr(), debug.isOn()));
    try {
      return commands.execute(arguments);
    } catch (LinkageError | AssertionError | StackOverflowError | OutOfMemoryError defect) {
      // picocli hands only exceptions to its handler.
      return report(name, defect, commands.getErr(), debug.isOn());
    }
  }

  /** Prints a failure as its reader needs it and returns the exit code that goes with it. */
  static int report(String name, Throwable failure, PrintWriter err, boolean debug) {
    if (debug) {
      failure.printStackTrace(err);
    }
    if (failure instanceof CutoverException known) {
      known.getMessage().lines().forEach(line -> err.println(name + ": " + line));
      return known.exitCode().code();
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      err.println(name + ": a file or a connection failed: " + text(failure));
      return ExitCode.FAILED.code();
    }
    List<String> details = List.of(failure.toString().split("\n", 2));
    err.println(
        name
            + ": a defect of this program: "
            + details.get(0)
            + "; please report it with the output of the same command and --debug");
    return ExitCode.DEFECT.code();
  }

  /** Java's file exceptions often hold the path alone; what happened is then in their name. */
  private static String text(Throwable failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    if (cause instanceof NoSuchFileException) {
      return cause.getMessage() + ": no such file or folder";
    }
    if (cause instanceof AccessDeniedException) {
      return cause.getMessage() + ": permission denied";
    }
    return cause.getMessage();
  }
}
