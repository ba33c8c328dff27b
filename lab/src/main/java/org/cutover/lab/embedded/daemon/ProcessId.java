package org.cutover.lab.embedded.daemon;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that cannot be mistaken for a later one with the same number.
 *
 * @param name what it is, for people
 * @param started when it started, as the operating system says
 */
public record ProcessId(String name, long pid, Instant started) {
  /** The identity of a process that runs now; empty when it has ended. */
  public static Optional<ProcessId> of(String name, long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(started -> new ProcessId(name, pid, started));
  }

  /** The process, if it is still this one. */
  public Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().equals(Optional.of(started)));
  }
}
