package org.cutover.lab.containers.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;

/** Runs programs of this machine to their end; an interrupt ends them. */
public final class Programs {
  private static final int MISSING = 127;
  private static final Duration END = Duration.ofSeconds(5);

  private Programs() {}

  /**
   * What a program has said.
   *
   * @param exitCode 127 if it is not there
   */
  public record Result(int exitCode, String out, String err) {
    /** Whether it ended with exit code 0. */
    public boolean ok() {
      return exitCode == 0;
    }

    /** Its last words, in one line. */
    public String complaint() {
      String text = err.isBlank() ? out : err;
      return text.lines()
          .filter(line -> !line.isBlank())
          .reduce((first, second) -> second)
          .orElse("exit code " + exitCode)
          .strip();
    }
  }

  /** Runs a program and returns what it said, whatever its exit code. */
  public static Result run(List<String> words, Duration limit) {
    return run(words, limit, line -> {});
  }

  /**
   * Runs a program that may take long.
   *
   * @param line is told each line of its standard output as it comes
   * @throws CutoverException with the code for labs if it takes longer than the limit, or for
   *     interruptions
   */
  public static Result run(List<String> words, Duration limit, Consumer<String> line) {
    Process process;
    try {
      process = new ProcessBuilder(words).redirectInput(Path.of("/dev/null").toFile()).start();
    } catch (IOException e) {
      return new Result(MISSING, "", words.get(0) + " cannot be started: " + e.getMessage());
    }
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> lines(process, line));
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw new CutoverException(
            ExitCode.LAB,
            "'%s %s' is not done after %s"
                .formatted(words.get(0), words.get(1), Durations.format(limit)));
      }
      return new Result(process.exitValue(), out.join(), err.join());
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new CutoverException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    // Who cleans up after it should find all that it made.
    process.onExit().completeOnTimeout(process, END.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private static String lines(Process process, Consumer<String> line) {
    StringBuilder text = new StringBuilder();
    process
        .inputReader(StandardCharsets.UTF_8)
        .lines()
        .forEach(
            next -> {
              text.append(next).append('\n');
              line.accept(next);
            });
    return text.toString();
  }

  private static String text(InputStream stream) {
    try (stream) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      stream.transferTo(bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a program can be found. */
  public static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
  }
}
