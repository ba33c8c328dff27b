package org.cutover.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

    @CommandLine.Option(names = "--out")
    Path out;

    @Override
    public Integer call() {
      assertThat(out).isNull();
      switch (fail) {
        case "path" -> throw new InvalidPathException("/f\ufffdr/home", "Malformed input");
        case "nasty" -> throw CutoverException.usage("x: '\u001b[2J\u0085\u202e\tü'");
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

  @Test
  void shouldNotLetAMessageSteerTheTerminal() {
    assertThat(run("--fail", "nasty")).isEqualTo(2);
    assertThat(err).hasToString("tool: x: '\\u001b[2J\\u0085\\u202e\tü'\n");
  }

  @Test
  void shouldSayPlainlyWhenTheLocaleCannotNameAPath() {
    // Half a letter is what no locale has bytes for.
    assertThat(run("--out", "f\ud800r")).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "tool: Invalid value for option '--out': 'f\ud800r' has letters that this locale cannot"
                + " name; use LC_ALL=C.UTF-8\nsee: tool --help\n");
  }

  @Test
  void shouldSayTheSameOfAFolderThatNobodyNamed() {
    assertThat(run("--fail", "path")).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "tool: '/f\ufffdr/home' has letters that this locale cannot name; use LC_ALL=C.UTF-8\n");
  }

  @Test
  void shouldNameTheCommandThatIsNone() {
    Tool tool = new Tool();
    CommandLine commands =
        new CommandLine(tool)
            .addSubcommand("report", CommandLine.Model.CommandSpec.create())
            .setErr(new PrintWriter(err, true));
    assertThat(Program.run("tool", commands, tool.debug, "foo")).isEqualTo(2);
    assertThat(Program.run("tool", commands, tool.debug, "reprt")).isEqualTo(2);
    assertThat(err)
        .hasToString(
            """
            tool: no command 'foo'
            see: tool --help
            tool: no command 'reprt'; did you mean 'report'
            see: tool --help
            """);
  }

  private int run(String... arguments) {
    Tool tool = new Tool();
    CommandLine commands = new CommandLine(tool).setErr(new PrintWriter(err, true));
    return Program.run("tool", commands, tool.debug, arguments);
  }
}
