package org.cutover.deployer.operation;

import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.install.Installer;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseArchive;

/**
 * The release to roll out: an archive that is brought to the hosts, or one that is there already.
 */
interface Candidate {
  /** An archive needs its own size, its contents' size and some air. */
  int SPACE_FACTOR = 4;

  /** The release. */
  Release release();

  /** Space that it needs on each application host, in bytes. */
  long neededBytes();

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

  /** An archive. */
  static Candidate of(ReleaseArchive archive) {
    return new Candidate() {
      @Override
      public Release release() {
        return archive.release();
      }

      @Override
      public long neededBytes() {
        return archive.file().toFile().length() * SPACE_FACTOR;
      }

      @Override
      public boolean installed(Installer host) {
        return host.installed(archive);
      }

      @Override
      public Map<String, ?> install(Installer host, Optional<String> before) {
        return host.install(archive, before);
      }

      @Override
      public boolean before() {
        return false;
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
      public long neededBytes() {
        return 0;
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
    };
  }
}
