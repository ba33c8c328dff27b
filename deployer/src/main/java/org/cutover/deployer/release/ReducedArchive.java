package org.cutover.deployer.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

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
   * @throws CutoverException exit code 1 if there is no room for temporary files
   */
  static ReducedArchive of(ReleaseArchive archive, List<ArchivedFile> without) {
    Set<String> names = without.stream().map(ArchivedFile::name).collect(Collectors.toSet());
    Path file = null;
    try {
      file = Files.createTempFile("cutover-", ".tar.gz");
      copy(archive.file(), names, file);
      try (InputStream in = Files.newInputStream(file)) {
        return new ReducedArchive(file, Sha256.of(in));
      }
    } catch (IOException e) {
      delete(file);
      throw new CutoverException(
          ExitCode.FAILED,
          archive.file() + ": cannot be packed anew for a host: " + e.getMessage(),
          e);
    }
  }

  private static void copy(Path archive, Set<String> without, Path target) throws IOException {
    try (TarArchiveInputStream in = ReleaseArchive.entries(archive);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
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

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new CutoverException(ExitCode.FAILED, file + ": cannot be deleted", e);
    }
  }

  @Override
  public void close() {
    delete(file);
  }
}
