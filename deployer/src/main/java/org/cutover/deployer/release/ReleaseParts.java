package org.cutover.deployer.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release's archive, and what is left of it for hosts that have some of its files: packed once
 * for all of them, and deleted when it is closed. Hosts may be served at the same time.
 */
public final class ReleaseParts implements AutoCloseable {
  private final ReleaseArchive archive;
  private final Map<List<ArchivedFile>, Optional<ReducedArchive>> packed = new HashMap<>();

  /** Nothing is packed before a host needs it. */
  public ReleaseParts(ReleaseArchive archive) {
    this.archive = archive;
  }

  /** All of it. */
  public ReleaseArchive archive() {
    return archive;
  }

  /**
   * What is left; empty if this machine has no room to pack it, so that all has to be sent.
   *
   * @param reused files that need not be sent, at least one
   */
  public synchronized Optional<ReducedArchive> without(List<ArchivedFile> reused) {
    return packed.computeIfAbsent(List.copyOf(reused), files -> ReducedArchive.of(archive, files));
  }

  @Override
  public synchronized void close() {
    packed.values().forEach(rest -> rest.ifPresent(ReducedArchive::close));
    packed.clear();
  }
}
