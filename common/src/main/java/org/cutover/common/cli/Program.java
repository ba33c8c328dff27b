package org.cutover.common.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.yaml.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

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
    commands.registerConverter(Path.class, Program::path);
    commands.setParameterExceptionHandler(
        (failure, args) -> {
          CommandLine command = failure.getCommandLine();
          PrintWriter err = command.getErr();
          err.println(name + ": " + Printable.of(usage(failure)));
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

  /** Without UTF-8 a locale has no bytes for most letters, so that Java can name no such file. */
  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(unnamable(e));
    }
  }

  private static String unnamable(InvalidPathException e) {
    return "'" + e.getInput() + "' has letters that this locale cannot name; use LC_ALL=C.UTF-8";
  }

  private static String usage(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    if (failure instanceof UnmatchedArgumentException unmatched
        && !command.getSubcommands().isEmpty()
        && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().get(0);
      return "no command '" + word + "'" + Suggestion.of(word, command.getSubcommands().keySet());
    }
    return failure.getMessage();
  }

  /** Prints a failure as its reader needs it and returns the exit code that goes with it. */
  static int report(String name, Throwable failure, PrintWriter err, boolean debug) {
    if (debug) {
      failure.printStackTrace(err);
    }
    if (failure instanceof CutoverException known) {
      known.getMessage().lines().forEach(line -> err.println(name + ": " + Printable.of(line)));
      return known.exitCode().code();
    }
    if (failure instanceof InvalidPathException path) {
      err.println(name + ": " + Printable.of(unnamable(path)));
      return ExitCode.USAGE.code();
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
