package org.cutover.lab.embedded;

import java.util.List;
import java.util.Optional;
import org.cutover.lab.embedded.daemon.LabFile;
import org.cutover.lab.embedded.daemon.ProcessId;

/**
 * How an embedded lab is.
 *
 * @param kind whether it is up
 * @param file what its process last said of itself, if it said anything
 */
public record LabStatus(Kind kind, Optional<LabFile> file) {
  /** Whether a lab is up. */
  public enum Kind {
    /** Its process runs. */
    UP,
    /** There is no lab. */
    DOWN,
    /** Its process is gone without having cleaned up; {@code down} does. */
    BROKEN
  }

  static LabStatus of(Optional<LabFile> file) {
    Kind kind =
        file.isEmpty()
            ? Kind.DOWN
            : file.get().daemon().alive().isPresent() ? Kind.UP : Kind.BROKEN;
    return new LabStatus(kind, file);
  }

  /** Whether its process runs. */
  public boolean up() {
    return kind == Kind.UP;
  }

  /** The processes that run, each as {@code name pid}. */
  public List<String> processes() {
    return file.stream()
        .flatMap(found -> found.processes().stream())
        .filter(process -> process.alive().isPresent())
        .map(process -> process.name() + " " + process.pid())
        .toList();
  }

  /** The processes that the lab consists of, whether they run or not. */
  List<ProcessId> known() {
    return file.map(LabFile::processes).orElse(List.of());
  }
}
