package org.cutover.deployer.release;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * A release's {@code .tar.gz}, read from end to end and found sound.
 *
 * @param sha256 in lower-case hexadecimal digits, equal to the file beside it
 * @param contents what it unpacks to
 */
public record ReleaseArchive(Path file, String sha256, Release release, ArchiveContents contents) {
  private static final int LARGEST_DESCRIPTION = 1 << 20;
  private static final int INFLATED_AT_ONCE = 1 << 16;

  /** The encoding of names, whatever this machine's is. */
  static final String NAMES = "UTF-8";

  /**
   * Checks an archive: checksum, every entry's place, and its {@code release.yml}.
   *
   * @throws CutoverException with exit code 2 and one line that says what is wrong
   */
  public static ReleaseArchive open(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CutoverException.usage(file + ": no readable release archive");
    }
    String sha256 = digest(file);
    String expected = expected(file);
    if (!sha256.equals(expected)) {
      throw CutoverException.usage(
          file
              + ": its SHA-256 is "
              + sha256
              + ", but "
              + checksumFile(file)
              + " says "
              + expected);
    }
    return read(file, sha256);
  }

  private static Path checksumFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  private static String expected(Path file) {
    Path checksums = checksumFile(file);
    try {
      String[] words = Files.readString(checksums).strip().split("\\s+", 2);
      if (words[0].matches("[0-9a-fA-F]{64}")) {
        return words[0].toLowerCase(Locale.ROOT);
      }
      throw CutoverException.usage(checksums + ": should begin with a SHA-256 (64 hex digits)");
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.USAGE, checksums + ": no readable checksum of the release", e);
    }
  }

  private static String digest(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new CutoverException(ExitCode.USAGE, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static ReleaseArchive read(Path file, String sha256) {
    String description = null;
    ArchiveContents.Builder contents = new ArchiveContents.Builder();
    try (TarArchiveInputStream tar = entries(file)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Optional<String> problem = ArchiveEntryRules.problem(entry);
        if (problem.isPresent()) {
          throw CutoverException.usage(file + ": entry '" + entry.getName() + "' " + problem.get());
        }
        if (plainName(entry).equals("release.yml")) {
          description = new String(tar.readNBytes(LARGEST_DESCRIPTION), StandardCharsets.UTF_8);
        }
        contents.add(entry, tar);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new CutoverException(
          ExitCode.USAGE, file + ": no sound .tar.gz archive: " + e.getMessage(), e);
    }
    if (description == null) {
      throw CutoverException.usage(file + ": has no release.yml at its top level");
    }
    Release release = ReleaseFile.parse(file.resolve("release.yml"), description);
    return new ReleaseArchive(file, sha256, release, contents.build());
  }

  static TarArchiveInputStream entries(Path file) throws IOException {
    return new TarArchiveInputStream(
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), INFLATED_AT_ONCE),
        NAMES);
  }

  /** Without the {@code ./} that some programs begin every name with. */
  static String plainName(TarArchiveEntry entry) {
    return entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
  }
}
