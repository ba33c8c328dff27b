package org.cutover.lab.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.embedded.daemon.LabPaths;
import org.cutover.lab.embedded.daemon.ProcessId;

/**
 * Ends what a lab has left running and removes what only a running lab needs. A process is only
 * ever signalled when it is the one that was written down, not a later one with the same number.
 */
final class LabTakedown {
  /** Children whose parent was killed end by themselves; this is how long they may take. */
  private static final Duration CHILDREN_GRACE = Duration.ofSeconds(12);

  private static final long POLL_MILLIS = 20;

  private LabTakedown() {}

  static void run(LabPaths paths, Consumer<String> progress) throws IOException {
    LabStatus status = EmbeddedLab.status(paths.state());
    if (status.kind() != LabStatus.Kind.DOWN) {
      progress.accept("taking down the lab in " + paths.state());
      List<ProcessId> known = status.known();
      end(known.get(0), DaemonLauncher.GRACE);
      for (ProcessId child : known.subList(1, known.size())) {
        awaitEnd(child, CHILDREN_GRACE);
      }
      for (ProcessId process : known) {
        kill(process);
      }
    }
    for (Path file : paths.runTimeFiles()) {
      Files.deleteIfExists(file);
    }
    // A lab starts with an empty database and without releases, as its applications expect.
    for (Path kept : children(paths.cassandra())) {
      if (!kept.endsWith("logs")) {
        remove(kept);
      }
    }
    remove(paths.state().resolve("hosts"));
  }

  private static void end(ProcessId process, Duration limit) {
    process.alive().ifPresent(ProcessHandle::destroy);
    awaitEnd(process, limit);
  }

  private static void awaitEnd(ProcessId process, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (process.alive().isPresent() && System.nanoTime() - deadline < 0) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void kill(ProcessId process) {
    Optional<ProcessHandle> left = process.alive();
    left.ifPresent(ProcessHandle::destroyForcibly);
    awaitEnd(process, Duration.ofSeconds(5));
    if (process.alive().isPresent()) {
      throw new CutoverException(
          ExitCode.LAB, "process " + process.pid() + " (" + process.name() + ") cannot be ended");
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  /** Removes a folder and everything in it, if it is there. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
