package org.cutover.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProgramTest {
  private final StringWriter err = new StringWriter();

  @CommandLine.Command(name = "tool")
  private static final class Tool implements Callable<Integer> {
    @CommandLine.Mixin Program.Debug debug = new Program.Debug();

    @CommandLine.Option(names = "--fail")
    String fail;

    @Override
    public Integer call() {
      switch (fail) {
        case "known" -> throw new CutoverException(ExitCode.LAB, "first line\nsecond line");
        case "unknown" -> throw new IllegalStateException("oops");
        default -> {
          return ExitCode.DONE.code();
        }
      }
    }
  }

  @Test
  void shouldPrintTheLinesOfAKnownFailureWithoutAStackTrace() {
    assertThat(run("--fail", "known")).isEqualTo(6);
    assertThat(err).hasToString("tool: first line\ntool: second line\n");
  }

  @Test
  void shouldCallAnythingElseADefect() {
    assertThat(run("--fail", "unknown")).isEqualTo(70);
    assertThat(err.toString())
        .startsWith("tool: a defect of this program: java.lang.IllegalStateException: oops;")
        .hasLineCount(1);
  }

  @Test
  void shouldShowTheStackTraceWithDebug() {
    assertThat(run("--fail", "unknown", "--debug")).isEqualTo(70);
    assertThat(err.toString()).contains("\tat org.cutover.common.cli.ProgramTest");
  }

  @Test
  void shouldRefuseAnUnknownOption() {
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("tool: Unknown option: '--nonsense'", "see: tool --help");
  }

  private int run(String... arguments) {
    Tool tool = new Tool();
    CommandLine commands = new CommandLine(tool).setErr(new PrintWriter(err, true));
    return Program.run("tool", commands, tool.debug, arguments);
  }
}
