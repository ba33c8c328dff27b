package org.cutover.common.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that ends when this one does, even when this one is killed. A small shell stands
 * between the two: it reads a pipe whose other end this process holds, and the end of that pipe
 * ends the child (TERM, then KILL after its grace). It needs nothing but {@code /bin/sh}. Keys such
 * as Ctrl-C do not reach the child: who holds the leash decides. What the child itself starts is
 * the child's to end.
 */
public final class LeashedProcess implements AutoCloseable {
  private static final long POLL_MILLIS = 10;

  private final Process shell;
  private final long pid;
  private final Optional<ProcessHandle> child;
  private final Duration grace;

  private LeashedProcess(Process shell, long pid, Duration grace) {
    this.shell = shell;
    this.pid = pid;
    this.child = ProcessHandle.of(pid);
    this.grace = grace;
  }

  /**
   * Starts the command. A command that cannot be found ends at once with exit code 127 and says so
   * in its output.
   */
  public static LeashedProcess start(LeashedCommand command) throws IOException {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", leash(), "leash"));
    words.add(Long.toString((command.grace().toMillis() + 99) / 100));
    words.addAll(command.words());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(command.directory().toFile())
            .redirectError(Redirect.appendTo(command.output().toFile()));
    builder.environment().putAll(command.environment());
    Files.createDirectories(command.output().toAbsolutePath().getParent());
    Process shell = builder.start();
    return new LeashedProcess(shell, readPid(shell), command.grace());
  }

  private static String leash() throws IOException {
    try (InputStream script = LeashedProcess.class.getResourceAsStream("leash.sh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static long readPid(Process shell) throws IOException {
    BufferedReader lines = shell.inputReader(StandardCharsets.UTF_8);
    String first = lines.readLine();
    String second = lines.readLine();
    if (first == null || second == null) {
      shell.destroy();
      throw new IOException("the shell that should start the process ended at once");
    }
    return Long.parseLong(first.isEmpty() ? second : first);
  }

  /** The process id of the command itself, not of the shell that holds it. */
  public long pid() {
    return pid;
  }

  /** Whether the command runs. */
  public boolean isAlive() {
    return shell.isAlive() || childIsAlive();
  }

  /** The command's exit code once it has ended; a signal is 128 plus its number. */
  public OptionalInt exitCode() {
    return isAlive() ? OptionalInt.empty() : OptionalInt.of(shell.exitValue());
  }

  /** Completes with the exit code when the command has ended by itself or was stopped. */
  public CompletableFuture<Integer> onExit() {
    return shell.onExit().thenApply(Process::exitValue);
  }

  /**
   * Waits for the command to end by itself.
   *
   * @return the exit code, empty when the limit passed first
   */
  public OptionalInt waitFor(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    if (shell.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      // Only a killed shell ends before its child.
      while (childIsAlive() && System.nanoTime() - deadline < 0) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    return exitCode();
  }

  /** Asks the command to end (TERM), without waiting for it. */
  public void requestStop() {
    child.ifPresent(ProcessHandle::destroy);
  }

  /**
   * Asks the command to end (TERM) and kills it when it has not within {@code limit}. Does nothing
   * to one that has ended. An interrupt shortens the limit to nothing and is kept.
   *
   * @return the exit code
   */
  public int stop(Duration limit) {
    requestStop();
    try {
      OptionalInt code = waitFor(limit);
      if (code.isPresent()) {
        return code.getAsInt();
      }
      kill();
      return waitFor(Duration.ofSeconds(10))
          .orElseThrow(() -> new IllegalStateException("process " + pid + " cannot be killed"));
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      return shell.onExit().join().exitValue();
    }
  }

  /** Stops the command within the grace that it was started with. */
  @Override
  public void close() {
    stop(grace);
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void kill() {
    child.ifPresent(ProcessHandle::destroyForcibly);
  }

  private boolean childIsAlive() {
    return child.map(ProcessHandle::isAlive).orElse(false);
  }
}
