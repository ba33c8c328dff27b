package org.cutover.lab.containers;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.containers.engine.Containers;

/** What a {@link MachineProof} makes, named after its process; removed when this is closed. */
final class ProofTraces implements AutoCloseable {
  private static final String NAME = "cutover-proof";
  private static final Pattern IMAGE = Pattern.compile("(?:.*/)?" + NAME + ":(\\d{1,18})");

  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Containers containers;
  private final long pid;

  ProofTraces(Containers containers, long pid) {
    this.containers = containers;
    this.pid = pid;
  }

  /** The name of its container and of its network. */
  String name() {
    return NAME + "-" + pid;
  }

  String image() {
    return NAME + ":" + pid;
  }

  String label() {
    return "org.cutover.proof=" + pid;
  }

  /** Removes what proofs have left whose process was killed. */
  static void removeAbandoned(Containers containers) {
    // Not ProcessHandle.of: it also finds threads, which have numbers of the same kind.
    Set<Long> running =
        ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toSet());
    for (long pid : abandoned(containers.images(), running::contains)) {
      new ProofTraces(containers, pid).close();
    }
  }

  /** The processes of proofs, by their images, which they make first and remove last. */
  static List<Long> abandoned(List<String> images, LongPredicate alive) {
    return images.stream()
        .map(IMAGE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> Long.parseLong(matcher.group(1)))
        .filter(pid -> !alive.test(pid))
        .toList();
  }

  /** Removes everything. */
  @Override
  public void close() {
    // On another thread, because an interrupt of this one would end the commands that clean up.
    try {
      CompletableFuture.runAsync(this::remove).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CutoverException known ? known : e;
    }
  }

  /** Where a command was just broken off, the engine may take a moment to know what there is. */
  private void remove() {
    for (int attempt = 1; ; attempt++) {
      try {
        removeOnce();
        return;
      } catch (CutoverException e) {
        if (attempt == ATTEMPTS || e.exitCode() != ExitCode.LAB) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void removeOnce() {
    containers.removeAll(label());
    if (containers.images().stream().anyMatch(it -> it.matches("(.*/)?" + image()))) {
      containers.removeImage(image());
    }
  }
}
