package org.cutover.deployer.operation;

import java.util.Optional;
import org.cutover.deployer.release.ReleaseArchive;

/** Where the release to roll out comes from. */
public sealed interface Source {
  /** A file on this machine. */
  record File(ReleaseArchive archive) implements Source {}

  /**
   * What the hosts have kept of a release that served before.
   *
   * @param release such as {@code shop-1.0.0}; empty: the one before the current
   */
  record Kept(Optional<String> release) implements Source {}
}
