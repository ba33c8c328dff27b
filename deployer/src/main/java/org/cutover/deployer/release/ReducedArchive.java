package org.cutover.deployer.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A temporary archive of what a host does not have of a release; deleted when it is closed.
 *
 * @param sha256 of the temporary file, in lower-case hexadecimal digits
 */
public record ReducedArchive(Path file, String sha256) implements AutoCloseable {
  /**
   * Packs a release's archive anew.
   *
   * @param without what is left out
   * @return empty if that cannot be done, as where there is no room for temporary files
   */
  static Optional<ReducedArchive> of(ReleaseArchive archive, List<ArchivedFile> without) {
    Set<String> names = without.stream().map(ArchivedFile::name).collect(Collectors.toSet());
    Path file = null;
    try {
      file = Files.createTempFile("cutover-", ".tar.gz");
      copy(archive.file(), names, file);
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(new ReducedArchive(file, Sha256.of(in)));
      }
    } catch (IOException | IllegalArgumentException e) {
      delete(file);
      return Optional.empty();
    }
  }

  private static void copy(Path archive, Set<String> without, Path target) throws IOException {
    try (TarArchiveInputStream in = ReleaseArchive.entries(archive);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new GZIPOutputStream(out), ReleaseArchive.NAMES)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!without.contains(ReleaseArchive.plainName(entry))) {
          tar.putArchiveEntry(entry);
          in.transferTo(tar);
          tar.closeArchiveEntry();
        }
      }
    }
  }

  /** A temporary file that stays is no reason for anything to fail. */
  private static void delete(Path file) {
    if (file != null) {
      boolean unused = file.toFile().delete();
    }
  }

  @Override
  public void close() {
    delete(file);
  }
}
