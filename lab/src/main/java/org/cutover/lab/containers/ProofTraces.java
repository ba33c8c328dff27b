package org.cutover.lab.containers;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.lab.containers.engine.Containers;

/** What a {@link MachineProof} makes, named after its process; removed when this is closed. */
final class ProofTraces implements AutoCloseable {
  private static final String NAME = "cutover-proof";
  private static final Pattern IMAGE = Pattern.compile("(?:.*/)?" + NAME + ":(\\d{1,18})");

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
    for (long pid : abandoned(containers.images(), other -> ProcessHandle.of(other).isPresent())) {
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

  /** Removes everything, an interrupted thread's traces too. */
  @Override
  public void close() {
    // An interrupt would end the very commands that clean up.
    boolean interrupted = Thread.interrupted();
    try {
      containers.removeAll(label());
      if (containers.images().stream().anyMatch(it -> it.matches("(.*/)?" + image()))) {
        containers.removeImage(image());
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
