package org.cutover.deployer.operation;

import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.install.Installer;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.deployer.release.ReleaseParts;

/**
 * The release to roll out: an archive that is brought to the hosts, or one that is there already.
 */
interface Candidate extends AutoCloseable {
  /** An archive needs its own size, its contents' size and some air. */
  int SPACE_FACTOR = 4;

  /** The release. */
  Release release();

  /** Whether it is unpacked on a host. */
  boolean installed(Installer host);

  /**
   * Brings it to a host.
   *
   * @param before the release that serves there, if one does
   */
  Map<String, ?> install(Installer host, Optional<String> before);

  /** Whether columns that it does not have may be lost, because it served before them. */
  boolean before();

  /** Removes what was made on this machine for the hosts. */
  @Override
  void close();

  /** Space that an archive needs on each application host, in bytes. */
  static long neededBytes(ReleaseArchive archive) {
    return archive.file().toFile().length() * SPACE_FACTOR;
  }

  /** An archive. */
  static Candidate of(ReleaseArchive archive) {
    ReleaseParts parts = new ReleaseParts(archive);
    return new Candidate() {
      @Override
      public Release release() {
        return archive.release();
      }

      @Override
      public boolean installed(Installer host) {
        return host.installed(archive);
      }

      @Override
      public Map<String, ?> install(Installer host, Optional<String> before) {
        return host.install(parts, before);
      }

      @Override
      public boolean before() {
        return false;
      }

      @Override
      public void close() {
        parts.close();
      }
    };
  }

  /** A release that served before and that every host has kept. */
  static Candidate kept(Release release) {
    return new Candidate() {
      @Override
      public Release release() {
        return release;
      }

      @Override
      public boolean installed(Installer host) {
        return host.description(release.id()).isPresent();
      }

      @Override
      public Map<String, ?> install(Installer host, Optional<String> before) {
        throw new CutoverException(
            ExitCode.FAILED,
            "the host has not kept "
                + release.id()
                + "; deploy its archive in place of a rollback");
      }

      @Override
      public boolean before() {
        return true;
      }

      @Override
      public void close() {
        // Nothing was made.
      }
    };
  }
}
