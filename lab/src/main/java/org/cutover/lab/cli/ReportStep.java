package org.cutover.lab.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cutover.common.cli.ShellWord;

/** The last step of a run. All trials are archived by then, so that a stop loses nothing. */
final class ReportStep {
  private ReportStep() {}

  /**
   * Does the work, unless a stop is requested before or meanwhile.
   *
   * @param work fails when it is broken off
   * @param onStop takes what is to be done when a stop is requested, and does it at once if one has
   *     been already
   * @param lastWords said once, as soon as the stop is requested
   * @return what came of it; empty if it was stopped
   */
  static <T> Optional<T> unlessStopped(
      Supplier<T> work, Consumer<Runnable> onStop, Runnable lastWords) {
    AtomicBoolean stopped = new AtomicBoolean();
    onStop.accept(
        () -> {
          if (stopped.compareAndSet(false, true)) {
            lastWords.run();
          }
        });
    if (stopped.get()) {
      return Optional.empty();
    }
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      if (stopped.get()) {
        return Optional.empty();
      }
      throw e;
    }
    // A stop from here on comes too late to be told that there is no report.
    return stopped.compareAndSet(false, true) ? Optional.of(result) : Optional.empty();
  }

  /** What the user is told who stops it. */
  static String interrupted(Path archive) {
    return "interrupted while the report was written; cutover report " + ShellWord.of(archive);
  }
}
